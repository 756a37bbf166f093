import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.calendar import TimeSpan, resolve_time


def clock(words: str) -> dt.time:
    return dt.time.fromisoformat(words)


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("kl. 15", "15:00"),
        ("kl 15", "15:00"),
        ("kl15", "15:00"),
        ("Kl. 15?", "15:00"),
        ("klokken 15", "15:00"),
        ("kloken 15", "15:00"),
        ("ca. kl. 15", "15:00"),
        ("kl. 15.30", "15:30"),
        ("kl. 15.10", "15:10"),
        ("kl. 15:30", "15:30"),
        ("kl. 1530", "15:30"),
        ("15.30", "15:30"),
        ("15:30", "15:30"),
        ("1530", "15:30"),
        ("0930", "09:30"),
        ("kl. 24", "23:59"),
        ("kl. 0.15", "00:15"),
        ("klokken tre", "15:00"),
        ("klokken otte", "08:00"),
        ("klokken et", "13:00"),
        ("klokken femten", "15:00"),
        ("klokken halv tre", "14:30"),
        ("kl. halv tre", "14:30"),
        ("halv tre", "14:30"),
        ("halv 3", "14:30"),
        ("halv et", "12:30"),
        ("halv ti", "09:30"),
        ("kvart over fire", "16:15"),
        ("kvart i fem", "16:45"),
        ("kvart i et", "12:45"),
        ("et kvarter over 4", "16:15"),
        ("ti minutter i tolv", "11:50"),
        ("5 minutter over 3", "15:05"),
        ("ti i tolv", "11:50"),
        ("kl. ti i tolv", "11:50"),
        ("tyve over ti", "10:20"),
        ("fem i halv ti", "09:25"),
        ("fem over halv ti", "09:35"),
        ("kl. 7 om morgenen", "07:00"),
        ("kl. 7 i morgen tidlig", "07:00"),
        ("lørdag morgen kl. 7", "07:00"),
        ("kl. 07", "07:00"),
        ("kl. 07.30", "07:30"),
        ("kl. 8 om aftenen", "20:00"),
        ("klokken 9 i aften", "21:00"),
        ("kl. 11 om formiddagen", "11:00"),
        ("kl. 3 om eftermiddagen", "15:00"),
        ("kl. 2 om natten", "02:00"),
        ("kl. 12 om natten", "00:00"),
        ("kl. 11 om natten", "23:00"),
        ("middag", "12:00"),
        ("kl. 12 middag", "12:00"),
        ("midnat", "00:00"),
        ("omkring 10", "10:00"),
        ("ved 10-tiden", "10:00"),
        ("har Dokk1 åbent på lørdag kl. 15?", "15:00"),
        ("har I åbent kl. halv tre den 5. december", "14:30"),
        ("i dag kl. 14, eller er det for sent", "14:00"),
        ("vi kommer kl. 10 i 3 timer", "10:00"),
    ],
)
def test_danish_words_for_a_time(words: str, time: str) -> None:
    assert resolve_time(words) == clock(time)


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("3 pm", "15:00"),
        ("3pm", "15:00"),
        ("3 p.m.", "15:00"),
        ("3:30 pm", "15:30"),
        ("9 am", "09:00"),
        ("12 am", "00:00"),
        ("12 pm", "12:00"),
        ("12:30 am", "00:30"),
        ("15:30 pm", "15:30"),
        ("at 3", "15:00"),
        ("at 3 on Friday", "15:00"),
        ("at five", "17:00"),
        ("at 8.15", "08:15"),
        ("tomorrow at 15", "15:00"),
        ("around ten in the morning", "10:00"),
        ("three o'clock", "15:00"),
        ("3 o’clock", "15:00"),
        ("half past two", "14:30"),
        ("half past two pm", "14:30"),
        ("quarter to five", "16:45"),
        ("a quarter past four", "16:15"),
        ("ten to twelve", "11:50"),
        ("twenty past four", "16:20"),
        ("10 minutes to 12", "11:50"),
        ("at 5 in the afternoon", "17:00"),
        ("at 6 in the morning", "06:00"),
        ("at 8 in the evening", "20:00"),
        ("noon", "12:00"),
        ("midday", "12:00"),
        ("midnight", "00:00"),
        ("Good morning, are you open on Saturday at 3?", "15:00"),
        ("is dokk1 open saturday 3 pm (15:00)", "15:00"),
    ],
)
def test_english_words_for_a_time(words: str, time: str) -> None:
    assert resolve_time(words) == clock(time)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("om morgenen", "06:00", "09:00"),
        ("søndag morgen", "06:00", "09:00"),
        ("this morning", "06:00", "09:00"),
        ("om formiddagen", "09:00", "12:00"),
        ("onsdag formiddag", "09:00", "12:00"),
        ("i morgen formiddag", "09:00", "12:00"),
        ("om eftermiddagen", "12:00", "18:00"),
        ("in the afternoon", "12:00", "18:00"),
        ("Wednesday afternoon", "12:00", "18:00"),
        ("om aftenen", "18:00", "23:59"),
        ("i aften", "18:00", "23:59"),
        ("tirsdag aften", "18:00", "23:59"),
        ("tonight", "18:00", "23:59"),
        ("in the evenings", "18:00", "23:59"),
        ("om natten", "00:00", "06:00"),
        ("efter kl. 16", "16:00", "23:59"),
        ("efter fire", "16:00", "23:59"),
        ("efter klokken otte tirsdag aften", "20:00", "23:59"),
        ("after 4 pm", "16:00", "23:59"),
        ("after 4", "16:00", "23:59"),
        ("fra kl. 10", "10:00", "23:59"),
        ("tidligst kl. 10", "10:00", "23:59"),
        ("før kl. 10", "00:00", "10:00"),
        ("foer kl. 10", "00:00", "10:00"),
        ("before 10 am", "00:00", "10:00"),
        ("inden kl. 17", "00:00", "17:00"),
        ("til kl. 20", "00:00", "20:00"),
        ("until 10 pm", "00:00", "22:00"),
        ("by 5 pm", "00:00", "17:00"),
        ("før midnat", "00:00", "23:59"),
        ("mellem 10 og 12", "10:00", "12:00"),
        ("mellem kl. 10 og kl. 12", "10:00", "12:00"),
        ("mellem kl. 10.30 og 12", "10:30", "12:00"),
        ("between 10 and 12", "10:00", "12:00"),
        ("between 8 and 10 pm", "20:00", "22:00"),
        ("from 6 to 8 am", "06:00", "08:00"),
        ("from ten to twelve", "10:00", "12:00"),
        ("fra 9 til 5", "09:00", "17:00"),
        ("fra 7 til 16", "07:00", "16:00"),
        ("9 am to 5 pm", "09:00", "17:00"),
        ("noon to 5", "12:00", "17:00"),
        ("kl. 10-12", "10:00", "12:00"),
        ("fra 10-16 på fredag", "10:00", "16:00"),
        ("10.00–16.00", "10:00", "16:00"),
        ("efter kl. 10 og før kl. 12", "10:00", "12:00"),
    ],
)
def test_words_for_a_span_of_time(words: str, start: str, end: str) -> None:
    assert resolve_time(words) == TimeSpan(clock(start), clock(end))


@pytest.mark.parametrize(
    "words",
    [
        "den 15.", "15.", "3/12", "3.12.2026", "24.12", "15.10", "uge 49", "week 49", "den 24. i 12.", "2026-12-24",
        "fra 3 til 7 december", "mellem den 3. og den 7. december", "from 3 to 7 December", "efter 24/12",
        "fra 3 til 7 i december", "at 5 June", "lørdag den 5. december", "om to uger", "i morgen", "før 15. december",
    ],
)  # fmt: skip
def test_a_date_is_no_time(words: str) -> None:
    assert resolve_time(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "9 år", "mellem 10 og 12 år", "efter 3 børn", "a passport at 18, how", "at 5 kids", "150 kr", "12.50 kr",
        "8000 Aarhus", "Hack Kampmanns Plads 2, 8000 Aarhus C", "Koltvej 17-19", "89 40 22 22", "112", "efter 1945",
        "billeder fra omkring 1920", "vi er fem i to biler", "halv pris", "om to timer", "en halv time", "halvtreds",
        "efter to uger", "fra en i familien", "10-12", "15",
    ],
)  # fmt: skip
def test_an_age_an_amount_or_an_address_is_no_time(words: str) -> None:
    assert resolve_time(words) is None


@pytest.mark.parametrize("words", ["", "pas", "god morgen", "good evening", "juleaften", "sankt hans aften", "i nat"])
def test_words_that_name_no_time(words: str) -> None:
    assert resolve_time(words) is None


@pytest.mark.parametrize(
    "words", ["kl. 15 eller kl. 16", "mellem 7 og 9", "half three", "om formiddagen eller om aftenen"]
)
def test_what_can_be_read_in_two_ways_is_not_guessed(words: str) -> None:
    assert resolve_time(words) is None


@pytest.mark.parametrize("words", ["kl. 25", "kl. 15.75", "24:30", "kl. 99"])
def test_times_that_do_not_exist(words: str) -> None:
    assert resolve_time(words) is None


TIMES = st.times().map(lambda time: time.replace(second=0, microsecond=0))
HOURS = st.integers(1, 12)
SPELT = ["et", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"]


@given(TIMES)
def test_a_time_in_four_digits_means_itself(time: dt.time) -> None:
    assert resolve_time(f"kl. {time:%H.%M}") == time
    assert resolve_time(f"at {time:%H:%M}") == time
    assert resolve_time(f"{time:%H%M}") == time


@given(TIMES)
def test_am_and_pm_leave_no_doubt(time: dt.time) -> None:
    assert resolve_time(f"{time:%I:%M %p}") == time


@given(HOURS, st.sampled_from(["kl. {}", "klokken {}", "at {} on Friday", "{} o'clock"]))
def test_a_bare_hour_is_one_of_opening(hour: int, form: str) -> None:
    time = resolve_time(form.format(hour))
    assert isinstance(time, dt.time)
    assert time.hour in {hour, hour + 12}
    assert 8 <= time.hour < 20


@given(HOURS, st.sampled_from([5, 10, 20]), st.sampled_from(["", "halv "]))
def test_past_and_short_of_an_hour_lie_on_either_side(hour: int, count: int, half: str) -> None:
    past, short = (
        resolve_time(f"{count} minutter {way} {half}{SPELT[hour - 1]} om eftermiddagen") for way in ("over", "i")
    )
    assert isinstance(past, dt.time)
    assert isinstance(short, dt.time)
    apart = (past.hour * 60 + past.minute - short.hour * 60 - short.minute) % 720
    assert apart == 2 * count


@given(TIMES, TIMES)
def test_a_span_begins_before_it_ends(one: dt.time, other: dt.time) -> None:
    span = resolve_time(f"mellem kl. {one:%H.%M} og kl. {other:%H.%M}")
    midnight = dt.time(0)
    assert span == (
        TimeSpan(one, other) if one < other else TimeSpan(one, dt.time(23, 59)) if other == midnight else None
    )


@given(st.dates(dt.date(2025, 1, 1), dt.date(2033, 12, 31)))
def test_no_date_is_a_time(day: dt.date) -> None:
    for words in (
        f"{day.day}/{day.month}",
        f"den {day.day}.",
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%d %B}",
        f"{day}",
    ):
        assert resolve_time(words) is None


@given(st.text(max_size=60))
def test_any_words_come_to_a_time_a_span_or_nothing(words: str) -> None:
    meant = resolve_time(words)
    assert meant is None or isinstance(meant, dt.time) or meant.start < meant.end


WORDS = [
    "kl.", "klokken", "halv", "kvart", "i", "over", "fem", "ti", "3", "15.30", "pm", "efter", "fra", "mellem", "og",
    "til", "-", "om aftenen",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS)))
def test_words_of_time_in_any_order_never_fail(words: list[str]) -> None:
    meant = resolve_time(" ".join(words))
    assert meant is None or isinstance(meant, dt.time) or meant.start < meant.end
