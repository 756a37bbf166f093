"""From the rows of the library CMS to days: what is plain is told, what is not stays not known."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.clients.dpl_cms import OpeningHours
from backend.facts.values import Span
from backend.places.synced.cms_rows import days_of, is_understood
from backend.places.synced.joining import DAY, joined, minutes

TUESDAY = dt.date(2026, 11, 24)


def row(title: str, start: str, end: str, date: dt.date = TUESDAY) -> OpeningHours:
    return OpeningHours.model_validate(
        {"category": {"title": title}, "date": date.isoformat(), "start_time": start, "end_time": end}
    )


def span(category: str, start: str, end: str) -> Span:
    return Span.model_validate({"start": start, "end": end, "category": category})


def told(*rows: OpeningHours) -> Any:
    return days_of(rows)[TUESDAY]


@pytest.mark.parametrize(
    ("title", "category"),
    [
        ("Åbent", "staffed"),
        ("Med betjening", "staffed"),
        ("Selvbetjening", "self_service"),
        ("Borgerservice", "citizen_service"),
        ("  ÅBENT ", "staffed"),
    ],
)
def test_a_category_is_known_by_its_title(title: str, category: str) -> None:
    assert told(row(title, "08:00", "17:00")) == (span(category, "08:00", "17:00"),)


def test_open_is_not_staffed_at_a_branch_that_has_a_word_for_staff() -> None:
    rows = [row("Åbent", "08:00", "16:00"), row("Med betjening", "12:00", "14:30")]
    assert told(*rows) == (span("building", "08:00", "16:00"), span("staffed", "12:00", "14:30"))
    other_day = TUESDAY + dt.timedelta(days=1)
    assert days_of([*rows, row("Åbent", "08:00", "16:00", other_day)])[other_day] == (
        span("building", "08:00", "16:00"),
    )


@pytest.mark.parametrize("title", ["Telefon", "Café", "", "Bemandet?"])
def test_another_category_is_never_taken_for_staffed(title: str) -> None:
    assert told(row(title, "10:00", "13:00"), row("Selvbetjening", "08:00", "20:00")) == (
        span("self_service", "08:00", "20:00"),
    )
    assert not is_understood(row(title, "10:00", "13:00"))


def test_a_day_with_other_categories_alone_is_not_known() -> None:
    assert told(row("Telefon", "10:00", "13:00")) is None


def test_a_row_may_end_after_midnight() -> None:
    assert told(row("Åbent", "20:00", "02:00")) == (span("staffed", "20:00", "02:00"),)


@pytest.mark.parametrize("end", ["00:00", "24:00"])
def test_midnight_to_midnight_is_the_whole_day(end: str) -> None:
    assert told(row("Selvbetjening", "00:00", end)) == (span("self_service", "00:00", "00:00"),)


def test_a_row_that_ends_when_it_starts_leaves_its_day_not_known() -> None:
    nobody_can_tell = row("Åbent", "10:00", "10:00")
    assert told(nobody_can_tell, row("Selvbetjening", "08:00", "20:00")) is None
    assert not is_understood(nobody_can_tell)


def test_the_same_row_twice_counts_once() -> None:
    assert told(*[row("Åbent", "10:00", "17:00")] * 2) == (span("staffed", "10:00", "17:00"),)


def test_rows_of_one_category_that_touch_or_overlap_are_one() -> None:
    rows = (row("Åbent", "10:00", "12:00"), row("Åbent", "12:00", "14:00"), row("Åbent", "13:00", "17:00"))
    assert told(*rows) == (span("staffed", "10:00", "17:00"),)


def test_categories_that_overlap_are_kept_apart() -> None:
    assert told(row("Åbent", "10:00", "17:00"), row("Selvbetjening", "08:00", "20:00")) == (
        span("self_service", "08:00", "20:00"),
        span("staffed", "10:00", "17:00"),
    )


TIMES = st.times().map(lambda time: f"{time:%H:%M}")
TITLES = st.sampled_from(["Åbent", "Selvbetjening", "Borgerservice", "Med betjening", "Telefon"])
DATES = st.dates(TUESDAY, TUESDAY + dt.timedelta(days=3))
ROWS = st.lists(st.builds(row, TITLES, TIMES, TIMES, DATES), max_size=12)
SPANS = st.lists(st.builds(span, st.sampled_from(["staffed", "self_service"]), TIMES, TIMES), max_size=6)


@given(ROWS)
def test_each_date_with_rows_has_a_day_and_no_other_has(rows: list[OpeningHours]) -> None:
    assert set(days_of(rows)) == {one.date for one in rows}


@given(ROWS)
def test_no_day_with_rows_is_closed(rows: list[OpeningHours]) -> None:
    assert all(spans is None or spans for spans in days_of(rows).values())


@given(ROWS, st.randoms())
def test_neither_order_nor_repetition_of_rows_matters(rows: list[OpeningHours], chance: Any) -> None:
    again = [*rows, *rows]
    chance.shuffle(again)
    assert days_of(again) == days_of(rows)


def covered(spans: list[Span] | tuple[Span, ...]) -> dict[str, set[int]]:
    by_category: dict[str, set[int]] = {}
    for one in spans:
        by_category.setdefault(one.category, set()).update(range(*minutes(one)))
    return by_category


@given(SPANS)
def test_joined_spans_cover_the_same_minutes(spans: list[Span]) -> None:
    assert covered(joined(spans)) == covered(spans)


@given(SPANS)
def test_joined_spans_of_one_category_stand_apart_unless_longer_than_a_day(spans: list[Span]) -> None:
    found = joined(spans)
    for one in found:
        for other in found:
            (start, end), (begin, finish) = minutes(one), minutes(other)
            if one is not other and one.category == other.category and start <= begin <= end:
                assert max(end, finish) - start > DAY


@given(SPANS)
def test_what_is_joined_stays_as_it_is(spans: list[Span]) -> None:
    assert joined(joined(spans)) == joined(spans)
