"""The event database: page after page within the contract, and no further than it should be followed."""

import datetime as dt
import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from backend.clients import event_database
from backend.clients.contract import Contract, OutsideContractError
from backend.clients.errors import (
    NotConfiguredError,
    NotUnderstoodError,
    RefusedError,
    SourceError,
    TooBigError,
    TooSlowError,
    UnreachableError,
)
from backend.clients.event_database import CityEvent, Page, View, all_pages, ask_page, nothing_new
from backend.clients.fetching import SYNC, Budget, Fetcher, Seen
from backend.clients.systems import System
from backend.facts.values import same
from tests.backend.clients.loopback import Badly, half_a_body, says, server, silence
from tests.backend.clients.published import missing, openapi
from tests.backend.clients.reading import reads_of

CONTRACT = Contract.of("event_database")
FIRST = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
LAST = FIRST + dt.timedelta(weeks=12)
OF_A_MEMBER = "hydra:member[]."


def member(number: int = 1, **more: Any) -> dict[str, Any]:
    return {
        "entityId": number, "title": f"Koncert {number}", "publicAccess": True, "tags": ["koncert"],
        "occurrences": [{"entityId": 9, "start": "2026-11-28T20:00:00+01:00", "end": "2026-11-28T22:00:00+01:00"}],
        **more,
    }  # fmt: skip


def page(members: list[Any], following: str | None = None) -> str:
    view = {"@id": "/api/v2/events?page=1", **({"hydra:next": following} if following else {})}
    return json.dumps({"hydra:totalItems": len(members), "hydra:member": members, "hydra:view": view})


def pages(*told: str, etag: str | None = None) -> Any:
    """Each page by its number; one that is asked for with its ETag has not changed."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        number = int(parse_qs(urlsplit(handler.path).query)["page"][0])
        tag = f'"{etag}{number}"'
        if etag and handler.headers.get("If-None-Match") == tag:
            says("", 304, ETag=tag)(handler)
        else:
            says(told[number - 1], media_type="application/ld+json", **({"ETag": tag} if etag else {}))(handler)

    return answer


@pytest.fixture
def badly() -> Iterator[Badly]:
    with server(says(page([]))) as running:
        yield running


@pytest.fixture
def database(badly: Badly) -> Iterator[Fetcher]:
    system = System("event_database", same("Event database"), badly.address, {"X-Api-Key": "secret"})
    with httpx.Client(trust_env=False) as http:
        yield Fetcher(system, CONTRACT, http, sleep=lambda _: None)


def numbers(badly: Badly) -> list[str]:
    return [parse_qs(urlsplit(path).query)["page"][0] for path in badly.asked]


def test_the_models_read_just_what_the_contract_says() -> None:
    of_members = reads_of(CityEvent, "hydra:member[]")
    assert of_members | (reads_of(Page) - {"hydra:member[]"}) == set(CONTRACT.call("events").reads)


def test_the_published_interface_has_all_that_we_ask_for() -> None:
    assert CONTRACT.spec
    lacking = missing(CONTRACT, openapi(CONTRACT.spec))
    assert [one for one in lacking if f"does not answer {OF_A_MEMBER}" not in one] == []


def test_the_published_interface_names_no_field_of_an_event_and_the_contract_says_so() -> None:
    assert CONTRACT.spec
    fields = openapi(CONTRACT.spec).fields("GET", "/api/v2/events")
    assert {one for one in fields if one.startswith(OF_A_MEMBER) and "@" not in one} == set()
    assert CONTRACT.unverified


def test_a_filter_outside_the_contract_is_not_sent(database: Fetcher, badly: Badly) -> None:
    with pytest.raises(OutsideContractError):
        database.fetch("events", SYNC, query={"title": "koncert"})
    assert badly.asked == []


def test_events_that_go_on_or_begin_in_the_span_are_asked_for_with_the_key(database: Fetcher, badly: Badly) -> None:
    ask_page(database, FIRST, LAST, 3)
    asked = urlsplit(badly.asked[0])
    assert asked.path == "/api/v2/events"
    assert parse_qs(asked.query) == {
        "page": ["3"],
        "itemsPerPage": ["50"],
        "occurrences.end[gte]": ["2026-11-24T00:00:00+00:00"],
        "occurrences.start[lte]": ["2027-02-16T00:00:00+00:00"],
    }
    assert badly.headers[0]["X-Api-Key"] == "secret"


def test_every_page_is_read_and_an_event_on_two_of_them_is_one(database: Fetcher, badly: Badly) -> None:
    badly.answer = pages(page([member(1), member(2)], "?page=2"), page([member(2), member(3)], "?page=3"), page([]))
    found, seen = all_pages(database, FIRST, LAST)
    assert [one.entity_id for one in found.rows] == [1, 2, 3]
    assert numbers(badly) == ["1", "2", "3"]
    assert set(seen) == {1, 2, 3}


def test_an_address_in_an_answer_is_not_followed(database: Fetcher, badly: Badly) -> None:
    with server(says(page([member(66)]))) as elsewhere:
        badly.answer = pages(page([member(1)], f"{elsewhere.address}/api/v2/events?page=2"), page([member(2)]))
        found, _ = all_pages(database, FIRST, LAST)
    assert [one.entity_id for one in found.rows] == [1, 2]
    assert elsewhere.asked == []


def test_pages_without_end_are_not_read_for_ever(
    database: Fetcher, badly: Badly, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(event_database, "MOST_PAGES", 3)
    badly.answer = says(page([member()], "?page=2"))
    with pytest.raises(TooBigError):
        all_pages(database, FIRST, LAST)
    assert numbers(badly) == ["1", "2", "3"]


def test_many_slow_pages_are_given_up(database: Fetcher, badly: Badly) -> None:
    time = [0.0]

    def slowly(handler: BaseHTTPRequestHandler) -> None:
        time[0] += 50
        says(page([member()], "?page=2"))(handler)

    database.monotonic = lambda: time[0]
    badly.answer = slowly
    with pytest.raises(TooSlowError):
        all_pages(database, FIRST, LAST)
    assert len(badly.asked) < 10


def test_nothing_is_new_if_every_page_says_so(database: Fetcher, badly: Badly) -> None:
    badly.answer = pages(page([member(1)], "?page=2"), page([member(2)]), etag="v1-")
    _, seen = all_pages(database, FIRST, LAST)
    assert nothing_new(database, FIRST, LAST, seen)


def test_one_page_that_has_changed_is_news(database: Fetcher, badly: Badly) -> None:
    badly.answer = pages(page([member(1)], "?page=2"), page([member(2)]), etag="v1-")
    _, seen = all_pages(database, FIRST, LAST)
    assert not nothing_new(database, FIRST, LAST, {**seen, 2: Seen(etag='"older"')})


@pytest.mark.parametrize("seen", [{}, {1: Seen()}])
def test_where_there_is_nothing_to_recognise_a_page_by_none_is_asked(
    database: Fetcher, badly: Badly, seen: dict[int, Seen]
) -> None:
    assert not nothing_new(database, FIRST, LAST, seen)
    assert badly.asked == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"entityId": "7"},
        {"entityId": 10**200},
        {"title": None},
        {"publicAccess": "yes"},
        {"tags": "koncert"},
        {"occurrences": [{"start": "28. november"}]},
        {"occurrences": [{"start": "2026-11-28T20:00:00"}]},
        {"location": {"postalCode": 8000}},
    ],
)
def test_a_member_of_wrong_types_is_lost_and_counted(database: Fetcher, badly: Badly, wrong: dict[str, Any]) -> None:
    badly.answer = says(page([*map(member, range(19)), member(99, **wrong)]))
    found, _ = all_pages(database, FIRST, LAST)
    assert (len(found.rows), len(found.rejected)) == (19, 1)


def test_an_unknown_field_is_nothing_to_us(database: Fetcher, badly: Badly) -> None:
    badly.answer = says(page([member(1, mood="cheerful")]))
    assert len(all_pages(database, FIRST, LAST)[0].rows) == 1


def test_ten_thousand_members_on_one_page_are_read(database: Fetcher, badly: Badly) -> None:
    badly.answer = says(page([member(number) for number in range(10_000)]))
    assert len(all_pages(database, FIRST, LAST)[0].rows) == 10_000


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (silence(3), TooSlowError),
        (half_a_body, UnreachableError),
        (says("{}", 500), RefusedError),
        (says("{}", 401), RefusedError),
        (says("{}", 429, Retry_After="0"), RefusedError),
        (says("<html>down for repair</html>", media_type="text/html"), NotUnderstoodError),
        (says('{"member": []}'), NotUnderstoodError),
        (says('{"hydra:member": {"1": {}}}'), NotUnderstoodError),
        (says('{"hydra:member": null}'), NotUnderstoodError),
        (says(page([member(title=None)])), NotUnderstoodError),
        (says(page([member(number, description="x" * 30_000) for number in range(200)])), TooBigError),
    ],
)
def test_each_fault_is_a_named_error(
    database: Fetcher, badly: Badly, monkeypatch: pytest.MonkeyPatch, answer: Any, error: type[SourceError]
) -> None:
    monkeypatch.setattr(event_database, "PAGE", Budget(seconds=0.6, max_bytes=5_000_000, tries=2))
    badly.answer = answer
    with pytest.raises(error):
        all_pages(database, FIRST, LAST)


def test_without_a_key_it_is_not_asked(database: Fetcher, badly: Badly) -> None:
    closed = Fetcher(System("event_database", same("Event database"), None), CONTRACT, database.http)
    with pytest.raises(NotConfiguredError):
        all_pages(closed, FIRST, LAST)
    assert badly.asked == []


def test_a_page_that_does_not_tell_of_another_is_the_last() -> None:
    assert Page.model_validate({"hydra:member": [{}]}).is_last
    assert not Page(**{"hydra:member": [{}], "hydra:view": View(**{"hydra:next": "?page=2"})}).is_last
