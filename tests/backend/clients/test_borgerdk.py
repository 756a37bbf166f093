"""borger.dk over SOAP: what is sent, what is read, and what happens when it answers badly."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from xml.etree.ElementTree import fromstring

import httpx
import pytest

from backend.articles.job import ArticlesJob
from backend.articles.watched import Watched
from backend.clients.borgerdk import Article, article_at, envelope
from backend.clients.contract import Contract
from backend.clients.errors import NotUnderstoodError, SourceError
from backend.clients.fetching import Budget, Fetcher
from backend.clients.systems import System
from backend.facts.values import same
from tests.backend.clients.loopback import Answer, Badly, half_a_body, says, server, silence
from tests.backend.conftest import NOW

CONTRACT = Contract.of("borgerdk")
XML = "text/xml; charset=utf-8"
URL = "https://www.borger.dk/sider/x.aspx"
TYPES = "http://www.borger.dk/2009/WSArticleExport/v1/types"
SHORT = Budget(seconds=0.5, tries=1)
FIELDS = {
    "ArticleID": "645",
    "ArticleTitle": "Flytning",
    "ArticleUrl": URL,
    "ArticleHeader": "Meld flytning",
    "Content": "&lt;p&gt;Fem dage&lt;/p&gt;",
    "LastUpdated": "2024-02-08T10:55:45",
    "FormTasks": "<x/>",
}


def soap(operation: str, fields: dict[str, str]) -> str:
    inside = "".join(f"<a:{name}>{value}</a:{name}>" for name, value in fields.items())
    result = f'<{operation}Result xmlns:a="{TYPES}">{inside}</{operation}Result>'
    return (
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>'
        f'<{operation}Response xmlns="http://www.borger.dk/2009/WSArticleExport/v1">{result}</{operation}Response>'
        "</s:Body></s:Envelope>"
    )


def good(handler: BaseHTTPRequestHandler) -> None:
    operation = handler.headers["SOAPAction"].strip('"').rpartition("/")[2]
    says(soap(operation, FIELDS), media_type=XML)(handler)


@pytest.fixture
def badly() -> Iterator[Badly]:
    with server(good) as running:
        yield running


@pytest.fixture
def fetcher(badly: Badly) -> Iterator[Fetcher]:
    with httpx.Client(trust_env=False) as http:
        yield Fetcher(System("borgerdk", same("borger.dk"), badly.address), CONTRACT, http)


def test_an_article_is_found_by_its_address_and_read(fetcher: Fetcher, badly: Badly) -> None:
    article = article_at(fetcher, URL, SHORT)
    assert (article.article_id, article.title, article.content) == (645, "Flytning", "<p>Fem dage</p>")
    assert article.updated_at.isoformat() == "2024-02-08T10:55:45+01:00"
    assert badly.asked == ["/ArticleExport.svc", "/ArticleExport.svc"]


def test_what_is_sent_is_a_soap_call_with_its_values() -> None:
    (body,) = fromstring(envelope("GetArticleByID", {"articleID": "645", "municipalityCode": "751"}))  # noqa: S314 our own
    (call,) = body
    assert call.tag.endswith("}GetArticleByID")
    assert [value.text for value in call] == ["645", "751"]


def test_the_contract_names_what_we_read_and_nothing_else() -> None:
    assert {str(field.alias) for field in Article.model_fields.values()} == set(CONTRACT.call("article").reads)
    assert CONTRACT.unverified


@pytest.mark.parametrize(
    "answer",
    [
        silence(3),
        half_a_body,
        says("", 500),
        says("", 429, Retry_After="1"),
        says("<html><body>Vi er lukket</body></html>", media_type="text/html"),
        says("<s:Envelope", media_type=XML),
        says(soap("GetArticleIDByUrl", {"ArticleID": "many"}), media_type=XML),
        says(soap("GetArticleIDByUrl", {}), media_type=XML),
        says('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', media_type=XML),
        says("x" * 25_000_000, media_type=XML),
    ],
)
def test_whatever_is_no_article_is_a_fault_of_the_source(fetcher: Fetcher, badly: Badly, answer: Answer) -> None:
    badly.answer = answer
    with pytest.raises(SourceError):
        article_at(fetcher, URL, SHORT)


def test_one_article_that_cannot_be_read_leaves_the_others(fetcher: Fetcher, badly: Badly) -> None:
    def the_second_is_gone(handler: BaseHTTPRequestHandler) -> None:
        says("", 500)(handler) if len(badly.asked) > 2 else good(handler)

    badly.answer = the_second_is_gone
    watched = {key: Watched(url=URL, services=("moving",)) for key in ("moving", "passport")}
    fetcher.sleep = lambda _: None
    batch = ArticlesJob(fetcher, watched).fetch({}, NOW)
    assert (set(batch.rows), batch.items, batch.rejected) == ({"moving"}, 1, 1)


def test_none_that_can_be_read_is_a_failure(fetcher: Fetcher, badly: Badly) -> None:
    badly.answer = says("<html></html>", media_type="text/html")
    with pytest.raises(NotUnderstoodError):
        ArticlesJob(fetcher, {"moving": Watched(url=URL, services=("moving",))}).fetch({}, NOW)


def test_a_server_that_is_not_there_is_a_fault_of_the_source() -> None:
    with httpx.Client(trust_env=False) as http, pytest.raises(SourceError):
        article_at(Fetcher(System("borgerdk", same("borger.dk"), "http://127.0.0.1:9"), CONTRACT, http), URL, SHORT)
