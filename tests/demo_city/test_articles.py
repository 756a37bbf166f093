import datetime as dt
import json
import re
from pathlib import Path
from xml.etree.ElementTree import Element

import httpx
import pytest
from bs4 import BeautifulSoup
from defusedxml.ElementTree import fromstring

from demo_city.city import City
from demo_city.rows import MARK

SERVICE = "/borgerdk/ArticleExport.svc"
CALLS = "http://www.borger.dk/2009/WSArticleExport/v1"
TYPES = f"{{{CALLS}/types}}"
MOVING, INTERNAL = 645, 900108


def envelope(operation: str, **parameters: object) -> str:
    inner = "".join(f"<v1:{name}>{value}</v1:{name}>" for name, value in parameters.items())
    return (
        '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">'
        f'<soap:Body><v1:{operation} xmlns:v1="{CALLS}">{inner}</v1:{operation}></soap:Body></soap:Envelope>'
    )


async def call(ask: httpx.AsyncClient, operation: str, **parameters: object) -> Element:
    """The result of a call that succeeds."""
    said = await ask.post(SERVICE, content=envelope(operation, **parameters))
    assert (said.status_code, said.headers["Content-Type"]) == (200, "text/xml; charset=utf-8")
    result = fromstring(said.content).find(f".//{{{CALLS}}}{operation}Response/{{{CALLS}}}{operation}Result")
    assert isinstance(result, Element)
    return result


def texts(element: Element) -> dict[str, str]:
    return {part.tag.removeprefix(TYPES): part.text or "" for part in element}


async def fault(ask: httpx.AsyncClient, content: str | bytes) -> str:
    said = await ask.post(SERVICE, content=content)
    assert said.status_code == 500
    return str(fromstring(said.content).findtext(".//faultstring"))


async def test_an_article_has_the_parts_of_the_service_in_its_order(ask: httpx.AsyncClient) -> None:
    names = list(texts(await call(ask, "GetArticleByID", articleID=MOVING, municipalityCode=751)))
    assert names == [
        "ArticleHeader", "ArticleID", "ArticleTitle", "ArticleUrl", "Content", "FormServiceAreas", "FormTaskAreas",
        "FormTasks", "LastUpdated", "PublishingDate",
    ]  # fmt: skip


async def test_its_html_is_built_as_the_published_article_is(ask: httpx.AsyncClient, specs: Path) -> None:
    published = json.loads((specs / "borgerdk" / "flytning.json").read_text("utf8"))
    ours = texts(await call(ask, "GetArticleByID", articleID=MOVING, municipalityCode=751))["Content"]
    forms = re.compile(r"opis_domainservice_[0-9a-f-]{36}")
    for html in (published["content"], ours):
        read = BeautifulSoup(html, "html.parser")
        assert [part["id"] for part in read.find_all("div", recursive=False)][:2] == [
            "selvbetjeningslinks",
            "kernetekst",
        ]
        links = read.select("#selvbetjeningslinks > ul > li > a")
        assert links
        assert all(forms.fullmatch(str(link.parent["id"])) for link in links if link.parent)
        assert all("handlingsside?selfserviceId=" in str(link["href"]) for link in links)
        small = read.select("#kernetekst > div")
        assert all(str(part["id"]).startswith("microArticle_") for part in small)
        assert all([child.name for child in part.find_all(recursive=False)] == ["h2", "div"] for part in small)
        assert read.select_one("#byline > div")


async def test_the_real_self_service_of_moving_is_there(ask: httpx.AsyncClient) -> None:
    content = texts(await call(ask, "GetArticleByID", articleID=MOVING, municipalityCode=751))["Content"]
    assert "selfserviceId=40063fb6-7cb3-452e-be26-ffc37e82d4a4&amp;" in content


async def test_each_says_that_it_is_invented(ask: httpx.AsyncClient, city: City) -> None:
    for article in city.articles:
        assert "opdigtet" in article.title
        if article.exportable:
            content = texts(await call(ask, "GetArticleByID", articleID=article.id))["Content"]
            assert content.count(MARK) == len(article.parts) + 1


async def test_aarhus_adds_a_part_of_its_own(ask: httpx.AsyncClient) -> None:
    ours, others = [
        texts(await call(ask, "GetArticleByID", articleID=MOVING, **asked))["Content"]
        for asked in ({"municipalityCode": 751}, {"municipalityCode": 101})
    ]
    assert "I Aarhus Kommune" in ours
    assert "I Aarhus Kommune" not in others


async def test_all_articles_are_listed_with_when_they_changed(ask: httpx.AsyncClient, city: City) -> None:
    listed = [texts(part) for part in await call(ask, "GetAllArticles")]
    assert [int(row["ArticleID"]) for row in listed] == [article.id for article in city.articles]
    assert len(listed) >= 8
    for row in listed:
        assert dt.datetime.fromisoformat(row["PublishingDate"]) < dt.datetime.fromisoformat(row["LastUpdated"])


async def test_an_article_by_its_address(ask: httpx.AsyncClient) -> None:
    row = texts(await call(ask, "GetArticleIDByUrl", url="https://www.borger.dk/opdigtet-pas"))
    assert row["ArticleID"] == "900101"


async def test_what_is_not_to_be_exported_is_refused_in_the_services_words(ask: httpx.AsyncClient) -> None:
    said = await fault(ask, envelope("GetArticleByID", articleID=INTERNAL, municipalityCode=751))
    assert said.endswith(" has been marked as not exportable.")


async def test_what_is_not_there_is_refused(ask: httpx.AsyncClient) -> None:
    assert (await fault(ask, envelope("GetArticleByID", articleID=1))).startswith("No article found with id ")
    assert (await fault(ask, envelope("GetArticleIDByUrl", url="x"))).startswith("No article found with url ")


@pytest.mark.parametrize(
    "wrong",
    [
        b"",
        b"{}",
        b"<html/>",
        envelope("DeleteEverything"),
        envelope("GetAllArticles").replace(CALLS, "http://elsewhere"),
        '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    ],
)
async def test_what_is_no_call_of_this_service_is_refused(ask: httpx.AsyncClient, wrong: str | bytes) -> None:
    assert await fault(ask, wrong)


async def test_an_envelope_is_spoiled_too(ask: httpx.AsyncClient) -> None:
    asked = envelope("GetAllArticles")
    many = fromstring((await ask.post(f"/faulty/rows10000{SERVICE}", content=asked)).content)
    wrong = fromstring((await ask.post(f"/faulty/wrong_types{SERVICE}", content=asked)).content)
    more = fromstring((await ask.post(f"/faulty/unknown_field{SERVICE}", content=asked)).content)
    assert len(many.findall(f".//{TYPES}ArticleDescription")) == 10_000
    assert {part.text for part in wrong.iter(f"{TYPES}ArticleID")} == {"forkert"}
    assert more.find(f".//{TYPES}ArticleDescription/demoUnknownField") is not None
