"""From the systems' rows to events of our own."""

import datetime as dt
from typing import Any

import pytest

from backend.clients.dpl_cms_events import LibraryEvent
from backend.clients.event_database import CityEvent
from backend.events.from_city import city_events
from backend.events.from_library import library_events
from backend.events.span import Kept
from backend.events.types import Event, Price, Venue
from backend.events.words import vocabulary
from tests.backend.events.making import at

KEPT = Kept.on(at(24, 11))


def row(day: int = 28, **more: Any) -> LibraryEvent:
    start = at(day)
    return LibraryEvent.model_validate(
        {
            "uuid": f"u{day}", "title": "Strikkecafé", "url": f"https://cms.example/{day}", "state": "Active",
            "date_time": {"start": start.isoformat(), "end": (start + dt.timedelta(hours=2)).isoformat()},
            "branches": ["Dokk1"], "series": {"uuid": "s"}, **more,
        }
    )  # fmt: skip


def member(**more: Any) -> CityEvent:
    times = [{"start": at(28).isoformat(), "end": at(28, 16).isoformat(), "ticketPriceRange": "50 kr.", "status": None}]
    return CityEvent.model_validate(
        {
            "entityId": 7,
            "title": "Koncert",
            "publicAccess": True,
            "url": "https://city.example/7",
            "occurrences": times,
            **more,
        }
    )


def one(*rows: LibraryEvent) -> Event:
    (read,) = library_events(rows, KEPT)
    return read


def of_city(**more: Any) -> list[Event]:
    return city_events([member(**more)], KEPT, vocabulary())


def test_rows_of_a_series_are_one_event_with_its_times_in_order() -> None:
    read = one(row(28), row(25), row(26, state="Cancelled"))
    assert [(time.start, time.state) for time in read.times] == [(at(25), "on"), (at(26), "cancelled"), (at(28), "on")]
    assert [time.link for time in read.times] == [f"https://cms.example/{day}" for day in (25, 26, 28)]


@pytest.mark.parametrize(
    "other", [{"title": "Strikkecafé til jul"}, {"branches": ["Risskov"]}, {"series": {"uuid": "t"}}]
)
def test_another_title_place_or_series_is_another_event(other: dict[str, Any]) -> None:
    assert len(library_events([row(25), row(26, **other)], KEPT)) == 2


def test_without_a_series_each_row_is_an_event() -> None:
    assert len(library_events([row(25, series=None), row(26, series=None)], KEPT)) == 2


def test_an_event_keeps_its_key_when_its_times_change() -> None:
    assert one(row(25), row(26)).key == one(row(26), row(27)).key


@pytest.mark.parametrize(
    ("told", "state"),
    [("Active", "on"), ("TicketSaleNotOpen", "sale_not_open"), ("SoldOut", "sold_out"), ("Cancelled", "cancelled")],
)
def test_the_state_of_a_row_is_that_of_its_time(told: str, state: str) -> None:
    assert one(row(state=told)).times[0].state == state


def test_what_has_taken_place_is_left_out() -> None:
    assert library_events([row(state="Occurred"), row(23)], KEPT) == []


def test_what_goes_on_today_is_kept_and_what_is_too_far_ahead_is_not() -> None:
    long = {"start": at(1).isoformat(), "end": at(24, 12).isoformat()}
    far = {"start": "2027-02-16T00:00:00+01:00", "end": "2027-02-16T01:00:00+01:00"}
    assert len(library_events([row(date_time=long)], KEPT)) == 1
    assert library_events([row(date_time=far)], KEPT) == []


def tickets(*ore: float, currency: str = "DKK") -> list[dict[str, Any]]:
    return [{"title": "Billet", "price": {"currency": currency, "value": value}} for value in ore]


def test_prices_are_those_of_the_tickets_and_without_tickets_no_price_is_told() -> None:
    assert one(row(ticket_categories=tickets(9000, 0))).times[0].price == Price(0, 9000)
    assert one(row(ticket_categories=tickets(0))).times[0].price == Price(0, 0)
    assert one(row(ticket_categories=tickets(500, currency="EUR"))).times[0].price is None
    assert one(row(ticket_categories=tickets(1e12))).times[0].price is None
    assert (one(row()).times[0].price, one(row()).times[0].tickets) == (None, False)


def test_only_links_of_the_web_are_kept() -> None:
    assert one(row(url="javascript:alert(1)")).times[0].link is None
    assert of_city(url="javascript:x", ticketUrl="https://city.example/t")[0].times[0].link == "https://city.example/t"


def test_html_is_read_as_words() -> None:
    read = one(
        row(
            title="Strik &amp; <b>hækling</b>",
            description="Kom",
            body="<p>Kom</p><script>x</script><p>Tag garn med</p>",
        )
    )
    assert (read.title, read.text) == ("Strik & hækling", "Kom Tag garn med")


@pytest.mark.parametrize("title", ["<img src=x>", "   ", "\u200b"])
def test_an_event_without_a_title_is_left_out(title: str) -> None:
    assert library_events([row(title=title)], KEPT) == []
    assert of_city(title=title) == []


def test_the_place_is_the_branch_with_the_address_of_the_event() -> None:
    address = {
        "locationType": "physical",
        "location": "Salen",
        "street": "Fortebakken 1",
        "zip_code": 8240,
        "city": "Risskov",
    }
    assert one(row(branches=["Risskov"], address=address)).venue == Venue("Risskov", "Fortebakken 1", "8240", "Risskov")
    assert one(row(branches=[], address=address)).venue.name == "Salen"
    assert one(row(address={"locationType": "online"})).venue.online
    assert one(row(branches=[])).venue == Venue()


def test_a_member_is_an_event_with_all_its_times_in_the_span() -> None:
    starts = [at(day).isoformat() for day in (28, 25)] + ["2026-10-01T10:00:00+02:00"]
    (read,) = of_city(
        occurrences=[{"start": start} for start in starts], location={"name": "Kajsalen", "postalCode": "8000"}
    )
    assert [time.start for time in read.times] == [at(25), at(28)]
    assert (read.key, read.venue) == ("city:7", Venue("Kajsalen", postcode="8000"))


def test_prices_and_states_of_a_member_are_read_in_its_own_words() -> None:
    told = {"start": at(28).isoformat(), "ticketPriceRange": "50 - 90 kr.", "status": "Udsolgt"}
    (time,) = of_city(occurrences=[told])[0].times
    assert (time.price, time.state, time.end, time.tickets) == (Price(5000, 9000), "sold_out", None, None)


def test_what_is_not_open_to_all_is_left_out() -> None:
    assert of_city(publicAccess=False) == []


def test_an_end_before_the_start_is_no_end() -> None:
    (time,) = of_city(occurrences=[{"start": at(28).isoformat(), "end": at(27).isoformat()}])[0].times
    assert time.end is None
