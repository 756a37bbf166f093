import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.calendar import DayProblem, resolve_day
from backend.clock import COPENHAGEN

TUESDAY = dt.datetime(2026, 11, 24, 11, 0, tzinfo=COPENHAGEN)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("i dag", "2026-11-24"),
        ("idag", "2026-11-24"),
        ("i aften", "2026-11-24"),
        ("i morgen", "2026-11-25"),
        ("Imorgen", "2026-11-25"),
        ("imorgn", "2026-11-25"),
        ("kl 14 i morgen", "2026-11-25"),
        ("i overmorgen", "2026-11-26"),
        ("onsdag", "2026-11-25"),
        ("lørdag", "2026-11-28"),
        ("lordag", "2026-11-28"),
        ("på lørdag", "2026-11-28"),
        ("nu på lørdag", "2026-11-28"),
        ("om søndagen", "2026-11-29"),
        ("tirsdag", "2026-11-24"),
        ("på tirsdag", "2026-12-01"),
        ("næste tirsdag", "2026-12-01"),
        ("næste fredag", "2026-12-04"),
        ("fredag i næste uge", "2026-12-04"),
        ("lørdag om en uge", "2026-12-05"),
        ("i weekenden", "2026-11-28"),
        ("næste weekend", "2026-12-05"),
        ("om 3 dage", "2026-11-27"),
        ("om to uger", "2026-12-08"),
        ("14 dage fra i dag", "2026-12-08"),
        ("lørdag den 5. december", "2026-12-05"),
        ("lørdag den 5.", "2026-12-05"),
        ("torsdag d. 3/12", "2026-12-03"),
        ("24/12", "2026-12-24"),
        ("24.12", "2026-12-24"),
        ("24.12.2026", "2026-12-24"),
        ("24-12-26", "2026-12-24"),
        ("2026-12-24", "2026-12-24"),
        ("24. december", "2026-12-24"),
        ("24 desember", "2026-12-24"),
        ("den femte december", "2026-12-05"),
        ("d. 24.", "2026-11-24"),
        ("den 23.", "2026-12-23"),
        ("24.", "2026-11-24"),
        ("1. november", "2027-11-01"),
        ("1. maj", "2027-05-01"),
        ("lillejuleaften", "2026-12-23"),
        ("juleaften", "2026-12-24"),
        ("på juleaftensdag", "2026-12-24"),
        ("juledag", "2026-12-25"),
        ("1. juledag", "2026-12-25"),
        ("2. juledag", "2026-12-26"),
        ("anden juledag", "2026-12-26"),
        ("mellem jul og nytår", "2026-12-27"),
        ("nytårsaften", "2026-12-31"),
        ("nytårsdag", "2027-01-01"),
        ("skærtorsdag", "2027-03-25"),
        ("langfredag", "2027-03-26"),
        ("påskelørdag", "2027-03-27"),
        ("påskedag", "2027-03-28"),
        ("2. påskedag", "2027-03-29"),
        ("Kristi himmelfartsdag", "2027-05-06"),
        ("pinsedag", "2027-05-16"),
        ("2. pinsedag", "2027-05-17"),
        ("grundlovsdag", "2027-06-05"),
        ("juleaften 2027", "2027-12-24"),
        ("torsdg", "2026-11-26"),
        ("lørdan", "2026-11-28"),
        ("onsdg", "2026-11-25"),
        ("naeste lordag", "2026-12-05"),
        ("neste fredag", "2026-12-04"),
        ("overmorgn", "2026-11-26"),
        ("her til aften", "2026-11-24"),
        ("lørdags", "2026-11-28"),
        ("fredag i uge 49", "2026-12-04"),
        ("mandag i uge 49 kl. 10", "2026-11-30"),
        ("søndag i denne uge", "2026-11-29"),
        ("onsdag i efterårsferien", "2027-10-20"),
        ("weekenden i uge 49", "2026-12-05"),
        ("weekenden om to uger", "2026-12-12"),
        ("lørdag om 8 dage", "2026-12-05"),
        ("fredag om 3 dage", "2026-11-27"),
        ("første lørdag i december", "2026-12-05"),
        ("1. lørdag i måneden", "2026-12-05"),
        ("sidste fredag i måneden", "2026-11-27"),
        ("den sidste onsdag i november", "2026-11-25"),
        ("anden torsdag i næste måned", "2026-12-10"),
        ("1. søndag i advent", "2026-11-29"),
        ("fjerde søndag i advent", "2026-12-20"),
        ("dagen efter juleaften", "2026-12-25"),
        ("dagen før den 24. december", "2026-12-23"),
        ("lørdag i påsken", "2027-03-27"),
        ("fredag i julen", "2026-12-25"),
        ("3. juledag", "2026-12-27"),
        ("den 24. i 12.", "2026-12-24"),
        ("kl. halv tre på lørdag", "2026-11-28"),
        ("lørdag mellem 10.10 og 12", "2026-11-28"),
        ("kvart i fem den femte december", "2026-12-05"),
        ("fre d. 27", "2026-11-27"),
    ],
)
def test_danish_words_for_days(words: str, day: str) -> None:
    assert resolve_day(words, TUESDAY) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", "2026-11-24"),
        ("tonight", "2026-11-24"),
        ("tomorrow", "2026-11-25"),
        ("tommorow", "2026-11-25"),
        ("the day after tomorrow", "2026-11-26"),
        ("wensday", "2026-11-25"),
        ("saturday", "2026-11-28"),
        ("on Saturday", "2026-11-28"),
        ("this Friday", "2026-11-27"),
        ("next friday", "2026-12-04"),
        ("this weekend", "2026-11-28"),
        ("next weekend", "2026-12-05"),
        ("in a week", "2026-12-01"),
        ("in 3 days", "2026-11-27"),
        ("two weeks from now", "2026-12-08"),
        ("saturday in two weeks", "2026-12-12"),
        ("24 December", "2026-12-24"),
        ("December 24th", "2026-12-24"),
        ("the 24th of December", "2026-12-24"),
        ("first of january", "2027-01-01"),
        ("the 5th", "2026-12-05"),
        ("12/24", "2026-12-24"),
        ("Christmas Eve", "2026-12-24"),
        ("Christmas Day", "2026-12-25"),
        ("boxing day", "2026-12-26"),
        ("New Year's Eve", "2026-12-31"),
        ("Good Friday", "2027-03-26"),
        ("Easter Monday", "2027-03-29"),
        ("Ascension Day", "2027-05-06"),
        ("Whit Monday", "2027-05-17"),
        ("Constitution Day", "2027-06-05"),
        ("wenesday", "2026-11-25"),
        ("thirsday", "2026-11-26"),
        ("day after tomorrow", "2026-11-26"),
        ("the day after Christmas Eve", "2026-12-25"),
        ("the day before 24 December", "2026-12-23"),
        ("a week on Friday", "2026-12-04"),
        ("Friday in week 49", "2026-12-04"),
        ("first Saturday of the month", "2026-12-05"),
        ("the last Friday in November", "2026-11-27"),
        ("second Sunday in Advent", "2026-12-06"),
        ("at 24 December", "2026-12-24"),
        ("half past two on 5 December", "2026-12-05"),
        ("on sat", "2026-11-28"),
        ("Sat 5 Dec", "2026-12-05"),
        ("fri?", "2026-11-27"),
    ],
)
def test_english_words_for_days(words: str, day: str) -> None:
    assert resolve_day(words, TUESDAY) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    "words",
    ["30. februar", "31/4", "30/2", "35. december", "2026-02-30", "fredag den 5. december", "29. februar",
     "den 32.", "femte lørdag i februar", "fredag om 4 dage", "fredag i uge 60"],
)  # fmt: skip
def test_dates_that_do_not_exist(words: str) -> None:
    assert resolve_day(words, TUESDAY) is DayProblem.NO_SUCH_DATE


@pytest.mark.parametrize(
    "words",
    [
        "i går", "i forgårs", "yesterday", "the day before yesterday", "sidste fredag", "last friday", "i fredags",
        "sidste uge", "24/12 2025", "juleaften 2025", "påskedag 2020", "fredag den 20. november", "mandag i denne uge",
        "første lørdag i denne måned", "dagen efter i går", "første lørdag i maj 2026", "lørdag i påsken 2026",
    ],
)  # fmt: skip
def test_days_that_are_gone(words: str) -> None:
    assert resolve_day(words, TUESDAY) is DayProblem.PAST


@pytest.mark.parametrize(
    "words",
    [
        "", "pas", "Risskov", "i december", "næste uge", "kl. 10.30", "fra 10-16", "hvad som helst", "112",
        "89 40 22 22", "uge 49", "vinterferien", "juleferien", "christmas holidays", "15.30", "halv tre",
        "en lørdag i december",
        "lørdag i juleferien", "fredag i uge 48-50", "efter jul", "before Christmas", "første uge i december",
    ],
)  # fmt: skip
def test_words_that_name_no_day(words: str) -> None:
    assert resolve_day(words, TUESDAY) is DayProblem.NOT_UNDERSTOOD


@pytest.mark.parametrize(
    "words",
    [
        "my son", "min søn på 14", "jeg har fri", "mon I har åbent", "we sat there", "mit nye pas",
        "et foredrag om klima", "hvordan foregår det", "can't manage", "en ordning",
    ],
)  # fmt: skip
def test_words_that_are_only_like_words_for_days(words: str) -> None:
    assert resolve_day(words, TUESDAY) is DayProblem.NOT_UNDERSTOOD


def test_today_is_copenhagens_today() -> None:
    late = dt.datetime(2026, 11, 24, 23, 30, tzinfo=dt.UTC)
    assert resolve_day("i dag", late) == dt.date(2026, 11, 25)


@pytest.mark.parametrize(("received", "day"), [("2026-11-28", "2026-11-28"), ("2026-11-29", "2026-11-29")])
def test_on_a_weekend_the_weekend_is_now(received: str, day: str) -> None:
    asked = dt.datetime.fromisoformat(f"{received}T12:00").replace(tzinfo=COPENHAGEN)
    assert resolve_day("i weekenden", asked) == dt.date.fromisoformat(day)


def test_after_christmas_christmas_eve_is_next_years() -> None:
    asked = dt.datetime(2026, 12, 27, 12, tzinfo=COPENHAGEN)
    assert resolve_day("juleaften", asked) == dt.date(2027, 12, 24)


MOMENTS = st.datetimes(dt.datetime(2024, 1, 1), dt.datetime(2034, 12, 31), timezones=st.just(COPENHAGEN))  # noqa: DTZ001
WEEKDAYS = st.sampled_from(["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"])


@given(WEEKDAYS, MOMENTS)
def test_a_weekday_is_the_coming_one(word: str, received: dt.datetime) -> None:
    day = resolve_day(word, received)
    assert isinstance(day, dt.date)
    assert 0 <= (day - received.date()).days < 7
    assert ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")[day.weekday()] == word


@given(WEEKDAYS, MOMENTS)
def test_next_weeks_weekday_is_in_next_week(word: str, received: dt.datetime) -> None:
    day = resolve_day(f"næste {word}", received)
    assert isinstance(day, dt.date)
    monday = received.date() - dt.timedelta(days=received.weekday())
    assert 7 <= (day - monday).days < 14


@given(st.dates(dt.date(2025, 1, 1), dt.date(2033, 12, 31)), MOMENTS)
def test_a_whole_date_means_itself_or_is_gone(day: dt.date, received: dt.datetime) -> None:
    meant = resolve_day(f"{day.day}/{day.month} {day.year}", received)
    assert meant == (day if day >= received.date() else DayProblem.PAST)


@given(st.text(max_size=60), MOMENTS)
def test_any_words_get_an_answer_and_never_a_day_gone_by(words: str, received: dt.datetime) -> None:
    meant = resolve_day(words, received)
    assert isinstance(meant, DayProblem) or meant >= received.date()
