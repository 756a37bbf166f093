"""Asking the archive: one time budget for all calls, other words where the first find nothing, what is remembered."""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from backend.archive import service
from backend.archive.service import Found, Wish, Years
from backend.clients.doors import Doors, doors_of
from backend.clients.errors import NotConfiguredError, SourceError
from backend.settings import CitySettings
from tests.backend.clients.loopback import Badly, half_a_body, says, server

NOW = dt.datetime(2026, 11, 24, 11, 0, tzinfo=dt.UTC)
MEJLGADE = Wish(("Mejlgade",), Years(1950, 1959), "pictures")
ONLINE = {
    "legal_id": 1,
    "contractual_id": 4,
    "availability_id": 4,
    "representations": {"large_image": "https://a.dk/1"},
}


def hit(number: int, **more: Any) -> dict[str, Any]:
    return {"id": f"{number:09}", "label": f"Billede {number}", "content_types": ["61"], **more}


@dataclass
class Archive:
    """A server that finds what a test says for a query, and tells the same of every record."""

    finds: Callable[[Mapping[str, str]], tuple[int, list[dict[str, Any]]]] = lambda _: (1, [hit(1)])
    tells: Mapping[str, Any] = field(default_factory=lambda: ONLINE)
    asked: list[Mapping[str, str]] = field(default_factory=list)
    refuses_records: bool = False

    def __call__(self, handler: BaseHTTPRequestHandler) -> None:
        parts = urlsplit(handler.path)
        if parts.path != "/search/json":
            return says(json.dumps(self.tells), 500 if self.refuses_records else 200)(handler)
        query = dict(parse_qsl(parts.query))
        self.asked.append(query)
        total, hits = self.finds(query)
        return says(json.dumps({"search_result": {"total": total, "result": hits}}))(handler)


@pytest.fixture
def archive() -> Archive:
    return Archive()


@pytest.fixture
def badly(archive: Archive) -> Iterator[Badly]:
    with server(archive) as running:
        yield running


@pytest.fixture
def doors(badly: Badly) -> Iterator[Doors]:
    with doors_of(CitySettings(city="live", aarhusarkivet_url=badly.address)) as opened:
        yield opened


def find(doors: Doors, *words: str, language: str = "da") -> Found:
    return service.find(doors, Wish(words), NOW, language)  # type: ignore[arg-type]


def test_words_years_and_kind_are_asked_for_the_best_first(doors: Doors, archive: Archive) -> None:
    service.find(doors, MEJLGADE, NOW)
    assert archive.asked == [
        {
            "q": "Mejlgade",
            "date_from": "19500101",
            "date_to": "19591231",
            "content_types": "61",
            "sort": "_score",
            "size": "3",
        }
    ]


def test_without_words_the_oldest_come_first(doors: Doors, archive: Archive) -> None:
    service.find(doors, Wish((), Years(None, 1899)), NOW)
    assert archive.asked == [{"date_to": "18991231", "sort": "date_from", "size": "3"}]


def test_the_best_three_come_with_what_may_be_seen_of_them(doors: Doors, archive: Archive) -> None:
    archive.finds = lambda _: (
        57,
        [hit(number, date_from="1951-01-01", date_to="1952-12-31") for number in range(1, 6)],
    )
    found = find(doors, "Mejlgade")
    assert (found.total, found.at_least, found.asked_at) == (57, False, NOW)
    assert [record.number for record in found.records] == ["000000001", "000000002", "000000003"]
    first = found.records[0]
    assert (first.title, first.kind, first.first_year, first.last_year) == ("Billede 1", "pictures", 1951, 1952)
    assert (first.access, first.picture) == ("online", "https://a.dk/1")


def test_ten_thousand_is_at_least_so_many(doors: Doors, archive: Archive) -> None:
    archive.finds = lambda _: (31_000, [hit(1)])
    assert (find(doors, "Aarhus").total, find(doors, "Aarhus").at_least) == (10_000, True)


def test_what_is_found_at_once_is_asked_for_once(doors: Doors, archive: Archive) -> None:
    find(doors, "Åboulevarden")
    assert [query["q"] for query in archive.asked] == ["Åboulevarden"]


def test_the_other_spelling_is_asked_for_where_the_first_finds_nothing(doors: Doors, archive: Archive) -> None:
    archive.finds = lambda query: (1, [hit(1)]) if query["q"] == "Aaboulevarden" else (0, [])
    found = find(doors, "Åboulevarden")
    assert [query["q"] for query in archive.asked] == ["Åboulevarden", "Aaboulevarden"]
    assert (found.total, found.asked.wish.text, found.asked.wider) == (1, "Aaboulevarden", False)


def test_last_of_all_the_names_alone_are_asked_for(doors: Doors, archive: Archive) -> None:
    archive.finds = lambda query: (4, [hit(1)]) if query["q"] == "Risskov" else (0, [])
    found = find(doors, "Risskov", "beach", language="en")
    assert [query["q"] for query in archive.asked] == ["Risskov strand", "Risskov"]
    assert (found.total, found.asked.wider) == (4, True)


def test_nothing_in_any_words_is_nothing_in_the_first_ones(doors: Doors, archive: Archive) -> None:
    archive.finds = lambda _: (0, [])
    found = find(doors, "Risskov", "beach")
    assert (found.total, found.records, found.asked.wish.text) == (0, (), "Risskov beach")


def test_a_failure_of_the_second_words_leaves_the_first_answer(doors: Doors, archive: Archive, badly: Badly) -> None:
    def fails_later(handler: BaseHTTPRequestHandler) -> None:
        (half_a_body if archive.asked else archive)(handler)

    archive.finds = lambda _: (0, [])
    badly.answer = fails_later
    assert find(doors, "Åboulevarden").total == 0


def test_a_record_that_tells_nothing_is_found_all_the_same(doors: Doors, archive: Archive) -> None:
    archive.refuses_records = True
    (record,) = find(doors, "Mejlgade").records
    assert (record.title, record.access, record.picture) == ("Billede 1", None, None)


def test_the_records_wait_no_longer_than_the_search_left_time_for(doors: Doors, archive: Archive, badly: Badly) -> None:
    """The clock of the doors stands still while the search takes all the time there is."""
    time = [0.0]
    doors.monotonic = lambda: time[0]

    def slow(_: Mapping[str, str]) -> tuple[int, list[dict[str, Any]]]:
        time[0] = 1.49
        return 1, [hit(1)]

    archive.finds = slow
    (record,) = find(doors, "Mejlgade").records
    assert record.access is None
    assert [path for path in badly.asked if "meta_data" in path] == []


def test_the_same_wish_is_remembered_for_some_minutes(doors: Doors, archive: Archive) -> None:
    find(doors, "Mejlgade")
    find(doors, "Mejlgade")
    find(doors, "Klostergade")
    assert [query["q"] for query in archive.asked] == ["Mejlgade", "Klostergade"]


def test_a_failure_is_told_and_not_remembered(doors: Doors, archive: Archive, badly: Badly) -> None:
    badly.answer = says("oh", 500)
    with pytest.raises(SourceError):
        find(doors, "Mejlgade")
    badly.answer = archive
    assert find(doors, "Mejlgade").total == 1


def test_no_address_is_no_failure_of_the_archives() -> None:
    with doors_of(CitySettings(city="none")) as closed, pytest.raises(NotConfiguredError):
        find(closed, "Mejlgade")


def test_people_search_with_the_same_words() -> None:
    assert service.search_page(MEJLGADE) == (
        "https://www.aarhusarkivet.dk/search?q=Mejlgade&date_from=19500101&date_to=19591231&content_types=61"
    )
    assert service.search_page(Wish(("Ceres & Åen?",))).endswith("?q=Ceres+%26+%C3%85en%3F")
    assert service.search_page(Wish()) == "https://www.aarhusarkivet.dk"


def test_a_record_has_a_page_and_an_invented_one_is_not_at_the_archives(doors: Doors) -> None:
    (record,) = find(doors, "Mejlgade").records
    assert service.record_page(doors, record) == "https://www.aarhusarkivet.dk/records/000000001"
    with doors_of(CitySettings(city="demo", demo_city_url="http://127.0.0.1:5056")) as demo:
        assert service.record_page(demo, record) == "http://127.0.0.1:5056/aarhusarkivet/records/000000001"
