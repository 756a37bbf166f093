import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.calendar import DayProblem, DaySpan, resolve_day, resolve_span
from backend.clock import COPENHAGEN

TUESDAY = dt.datetime(2026, 11, 24, 11, 0, tzinfo=COPENHAGEN)


def at(day: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"{day}T11:00").replace(tzinfo=COPENHAGEN)


def span(first: str, last: str) -> DaySpan:
    return DaySpan(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("i dag", "2026-11-24"), ("i aften", "2026-11-24"), ("tonight", "2026-11-24"), ("i morgen", "2026-11-25"),
        ("på lørdag", "2026-11-28"), ("næste fredag", "2026-12-04"), ("om to uger", "2026-12-08"),
        ("in two weeks", "2026-12-08"), ("24/12", "2026-12-24"), ("2. juledag", "2026-12-26"),
        ("juleaften", "2026-12-24"), ("Christmas Eve", "2026-12-24"), ("Easter Monday", "2027-03-29"),
        ("fredag i uge 49", "2026-12-04"), ("fredag i næste uge", "2026-12-04"),
        ("første lørdag i december", "2026-12-05"), ("lørdag i påsken", "2027-03-27"),
        ("lørdag den 26. december i julen", "2026-12-26"), ("mellem 10 og 12 den 3. december", "2026-12-03"),
        ("fra 10 til 16 på fredag", "2026-11-27"), ("fra Aarhus til København på fredag", "2026-11-27"),
        ("i dag vil jeg til Dokk1 på lørdag", "2026-11-28"), ("dagen efter juleaften", "2026-12-25"),
    ],
)  # fmt: skip
def test_what_names_a_day_is_a_span_of_that_day(words: str, day: str) -> None:
    assert resolve_span(words, TUESDAY) == span(day, day)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("i weekenden", "2026-11-28", "2026-11-29"),
        ("i wekenden", "2026-11-28", "2026-11-29"),
        ("næste weekend", "2026-12-05", "2026-12-06"),
        ("weekenden om to uger", "2026-12-12", "2026-12-13"),
        ("weekenden i uge 49", "2026-12-05", "2026-12-06"),
        ("første weekend i december", "2026-12-05", "2026-12-06"),
        ("i denne uge", "2026-11-24", "2026-11-29"),
        ("hele ugen", "2026-11-24", "2026-11-29"),
        ("resten af ugen", "2026-11-24", "2026-11-29"),
        ("i løbet af ugen", "2026-11-24", "2026-11-29"),
        ("næste uge", "2026-11-30", "2026-12-06"),
        ("i naeste uge", "2026-11-30", "2026-12-06"),
        ("neste uge", "2026-11-30", "2026-12-06"),
        ("uge 48", "2026-11-24", "2026-11-29"),
        ("uge 49", "2026-11-30", "2026-12-06"),
        ("uge nr. 49", "2026-11-30", "2026-12-06"),
        ("uge 49 2027", "2027-12-06", "2027-12-12"),
        ("uge 42", "2027-10-18", "2027-10-24"),
        ("uge 53", "2026-12-28", "2027-01-03"),
        ("uge 49-50", "2026-11-30", "2026-12-13"),
        ("uge 52 til 1", "2026-12-21", "2027-01-10"),
        ("denne måned", "2026-11-24", "2026-11-30"),
        ("næste måned", "2026-12-01", "2026-12-31"),
        ("i november", "2026-11-24", "2026-11-30"),
        ("i december", "2026-12-01", "2026-12-31"),
        ("december", "2026-12-01", "2026-12-31"),
        ("december måned", "2026-12-01", "2026-12-31"),
        ("i december og januar", "2026-12-01", "2027-01-31"),
        ("fra december til februar", "2026-12-01", "2027-02-28"),
        ("i oktober", "2027-10-01", "2027-10-31"),
        ("i februar 2028", "2028-02-01", "2028-02-29"),
        ("lørdage i december", "2026-12-01", "2026-12-31"),
        ("de næste 14 dage", "2026-11-24", "2026-12-07"),
        ("de næste to måneder", "2026-11-24", "2027-01-23"),
        ("inden for en uge", "2026-11-24", "2026-12-01"),
        ("fra mandag til onsdag", "2026-11-30", "2026-12-02"),
        ("mandag-onsdag", "2026-11-30", "2026-12-02"),
        ("mandag til onsdag kl. 10", "2026-11-30", "2026-12-02"),
        ("fra i morgen til lørdag", "2026-11-25", "2026-11-28"),
        ("fra i dag til juleaften", "2026-11-24", "2026-12-24"),
        ("lørdag og søndag", "2026-11-28", "2026-11-29"),
        ("24. og 25. december", "2026-12-24", "2026-12-25"),
        ("mellem den 3. og den 7. december", "2026-12-03", "2026-12-07"),
        ("fra den 3. til den 7.", "2026-12-03", "2026-12-07"),
        ("fra 3. december til den 7.", "2026-12-03", "2026-12-07"),
        ("3.-7. december", "2026-12-03", "2026-12-07"),
        ("fra torsdag den 3. til søndag den 6. december", "2026-12-03", "2026-12-06"),
        ("24/12-26/12", "2026-12-24", "2026-12-26"),
        ("fra 24/12 til 2/1", "2026-12-24", "2027-01-02"),
        ("fra 20. november til 5. december", "2026-11-24", "2026-12-05"),
        ("fra den 20. til den 28.", "2026-11-24", "2026-11-28"),
        ("fra 1. til 5. november", "2027-11-01", "2027-11-05"),
        ("fra juleaften til nytårsdag", "2026-12-24", "2027-01-01"),
        ("fra skærtorsdag til 2. påskedag", "2027-03-25", "2027-03-29"),
        ("lør-søn", "2026-11-28", "2026-11-29"),
        ("i julen", "2026-12-24", "2026-12-26"),
        ("juledagene", "2026-12-24", "2026-12-26"),
        ("mellem jul og nytår", "2026-12-27", "2026-12-30"),
        ("i påsken", "2027-03-25", "2027-03-29"),
        ("påsken 2028", "2028-04-13", "2028-04-17"),
        ("i pinsen", "2027-05-16", "2027-05-17"),
        ("i vinterferien", "2027-02-15", "2027-02-21"),
        ("vinterferien 2028", "2028-02-14", "2028-02-20"),
        ("efterarsferien", "2027-10-18", "2027-10-24"),
    ],
)
def test_danish_words_for_days_together(words: str, first: str, last: str) -> None:
    assert resolve_span(words, TUESDAY) == span(first, last)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("this weekend", "2026-11-28", "2026-11-29"),
        ("next weekend", "2026-12-05", "2026-12-06"),
        ("this week", "2026-11-24", "2026-11-29"),
        ("the rest of the week", "2026-11-24", "2026-11-29"),
        ("next week", "2026-11-30", "2026-12-06"),
        ("week 49", "2026-11-30", "2026-12-06"),
        ("this month", "2026-11-24", "2026-11-30"),
        ("next month", "2026-12-01", "2026-12-31"),
        ("in December", "2026-12-01", "2026-12-31"),
        ("in May", "2027-05-01", "2027-05-31"),
        ("opening hours for December 2026", "2026-12-01", "2026-12-31"),
        ("the next two weeks", "2026-11-24", "2026-12-07"),
        ("the next 3 days", "2026-11-24", "2026-11-26"),
        ("within a week", "2026-11-24", "2026-12-01"),
        ("from Monday to Wednesday", "2026-11-30", "2026-12-02"),
        ("Friday through Sunday", "2026-11-27", "2026-11-29"),
        ("mon-fri", "2026-11-30", "2026-12-04"),
        ("Saturday and Sunday", "2026-11-28", "2026-11-29"),
        ("from 3 to 7 December", "2026-12-03", "2026-12-07"),
        ("3-7 December", "2026-12-03", "2026-12-07"),
        ("between the 3rd and the 7th of December", "2026-12-03", "2026-12-07"),
        ("December 3 to 7", "2026-12-03", "2026-12-07"),
        ("2026-12-03 - 2026-12-07", "2026-12-03", "2026-12-07"),
        ("from 30 December to 2 January", "2026-12-30", "2027-01-02"),
        ("at Christmas", "2026-12-24", "2026-12-26"),
        ("between Christmas and New Year", "2026-12-27", "2026-12-30"),
        ("over Easter", "2027-03-25", "2027-03-29"),
        ("winter break", "2027-02-15", "2027-02-21"),
        ("the autumn holidays", "2027-10-18", "2027-10-24"),
    ],
)
def test_english_words_for_days_together(words: str, first: str, last: str) -> None:
    assert resolve_span(words, TUESDAY) == span(first, last)


@pytest.mark.parametrize(
    ("received", "words", "first", "last"),
    [
        ("2026-11-28", "i weekenden", "2026-11-28", "2026-11-29"),
        ("2026-11-29", "i weekenden", "2026-11-29", "2026-11-29"),
        ("2026-11-29", "this week", "2026-11-29", "2026-11-29"),
        ("2026-11-29", "næste weekend", "2026-12-05", "2026-12-06"),
        ("2026-12-05", "December 3-7", "2026-12-05", "2026-12-07"),
        ("2026-12-25", "i julen", "2026-12-25", "2026-12-26"),
        ("2026-12-25", "fra 20. december til 3. januar", "2026-12-25", "2027-01-03"),
        ("2026-12-27", "i julen", "2027-12-24", "2027-12-26"),
        ("2026-12-28", "uge 1", "2027-01-04", "2027-01-10"),
        ("2027-01-01", "uge 53", "2027-01-01", "2027-01-03"),
        ("2026-11-01", "fra 3. december til den 7.", "2026-12-03", "2026-12-07"),
    ],
)
def test_what_has_begun_goes_on_from_today(received: str, words: str, first: str, last: str) -> None:
    assert resolve_span(words, at(received)) == span(first, last)


@pytest.mark.parametrize(
    "words",
    [
        "i går", "yesterday", "sidste uge", "last week", "sidste weekend", "sidste måned", "last month", "uge 40 2026",
        "i oktober 2026", "julen 2025", "fra 1. til 5. november 2026", "mandag i denne uge",
    ],
)  # fmt: skip
def test_days_together_that_are_gone(words: str) -> None:
    assert resolve_span(words, TUESDAY) is DayProblem.PAST


@pytest.mark.parametrize(
    "words", ["30. februar", "31/4", "uge 54", "uge 0", "fra den 28. til den 30. februar", "fra 31. til 31. april"]
)
def test_days_together_that_do_not_exist(words: str) -> None:
    assert resolve_span(words, TUESDAY) is DayProblem.NO_SUCH_DATE


@pytest.mark.parametrize(
    "words",
    [
        "", "pas", "112", "kl. 10-16", "juleferien", "christmas holidays", "sommerferien", "påskeferien", "efter jul",
        "i slutningen af december", "første uge i december", "næste år", "den kommende uge", "May I come",
        "can I march in", "fra i morgen til i dag", "efter nytår", "til Dokk1",
    ],
)  # fmt: skip
def test_what_can_be_other_days_is_not_guessed(words: str) -> None:
    assert resolve_span(words, TUESDAY) is DayProblem.NOT_UNDERSTOOD


MOMENTS = st.datetimes(dt.datetime(2024, 1, 1), dt.datetime(2034, 12, 31), timezones=st.just(COPENHAGEN))  # noqa: DTZ001
DAYS = st.dates(dt.date(2025, 1, 1), dt.date(2033, 12, 31))
WEEKDAYS = st.sampled_from(["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"])
SPANS = [
    "i weekenden",
    "denne uge",
    "næste uge",
    "denne måned",
    "næste måned",
    "i maj",
    "i julen",
    "i påsken",
    "uge 42",
]


@given(st.sampled_from(SPANS), MOMENTS)
def test_what_comes_every_year_never_begins_before_today_and_is_never_gone(words: str, received: dt.datetime) -> None:
    meant = resolve_span(words, received)
    assert isinstance(meant, DaySpan)
    assert received.date() <= meant.first <= meant.last


@given(st.integers(1, 52), MOMENTS)
def test_a_week_is_the_coming_one_of_its_number(number: int, received: dt.datetime) -> None:
    meant = resolve_span(f"uge {number}", received)
    assert isinstance(meant, DaySpan)
    assert {meant.first.isocalendar().week, meant.last.isocalendar().week} == {number}
    assert meant.last.isoweekday() == 7
    assert (meant.last - received.date()).days < 7 * 53


@given(WEEKDAYS, WEEKDAYS, MOMENTS)
def test_from_one_weekday_to_another_is_within_a_week(first: str, last: str, received: dt.datetime) -> None:
    meant = resolve_span(f"fra {first} til {last}", received)
    assert isinstance(meant, DaySpan)
    assert meant.first == resolve_day(first, received)
    assert 0 <= (meant.last - meant.first).days < 7
    assert meant.last == resolve_day(last, dt.datetime.combine(meant.first, dt.time(11), COPENHAGEN))


@given(DAYS, st.integers(0, 120), MOMENTS)
def test_from_one_whole_date_to_another_is_what_is_left_of_it(first: dt.date, days: int, received: dt.datetime) -> None:
    last, today = first + dt.timedelta(days=days), received.date()
    meant = resolve_span(f"fra {first:%d.%m.%Y} til {last:%d.%m.%Y}", received)
    assert meant == (DaySpan(max(first, today), last) if last >= today else DayProblem.PAST)


@given(st.integers(1, 99), MOMENTS)
def test_the_next_days_are_as_many_as_said(count: int, received: dt.datetime) -> None:
    meant = resolve_span(f"de næste {count} dage", received)
    assert isinstance(meant, DaySpan)
    assert meant.first == received.date()
    assert (meant.last - meant.first).days + 1 == count


@given(DAYS, MOMENTS)
def test_a_date_is_the_same_day_alone_and_as_a_span(day: dt.date, received: dt.datetime) -> None:
    for words in (f"{day.day}/{day.month}", f"den {day.day}.", f"{day:%Y-%m-%d}"):
        meant = resolve_day(words, received)
        assert resolve_span(words, received) == (meant if isinstance(meant, DayProblem) else DaySpan(meant, meant))


@given(st.text(max_size=60), MOMENTS)
def test_any_words_get_an_answer_and_never_days_gone_by(words: str, received: dt.datetime) -> None:
    meant = resolve_span(words, received)
    assert isinstance(meant, DayProblem) or received.date() <= meant.first <= meant.last


WORDS = [
    "fra", "til", "mellem", "og", "-", "den", "3.", "7", "december", "uge", "49", "næste", "lørdag", "weekend", "jul",
    "i", "sidste", "måned", "dagen efter", "31/12", "om", "dage", "2026", "første", "advent",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS)), MOMENTS)
def test_words_for_days_in_any_order_never_fail(words: list[str], received: dt.datetime) -> None:
    meant, day = resolve_span(" ".join(words), received), resolve_day(" ".join(words), received)
    assert isinstance(meant, DayProblem) or received.date() <= meant.first <= meant.last
    assert isinstance(day, DayProblem) or day >= received.date()
