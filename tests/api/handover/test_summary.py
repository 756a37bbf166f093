"""What travels along, read off the stored Replies."""

import datetime as dt

from api.conversations.models import Message
from api.conversations.speaking import stored
from api.handover.summary import summary_of
from backend.facts.fact import given
from backend.facts.values import Date, DayHours, Moment, Text, same
from replies import Reply, reply

DAY = dt.date(2026, 11, 25)


def said(seq: int, author: str, words: str, *replies: Reply, reply_to: int | None = None) -> Message:
    return Message(
        seq=seq, author=author, text=words, replies=stored(replies) if replies else None, reply_to=reply_to, choice=None
    )


AT_BORGERSERVICE = {"place": given(Text(da="Borgerservice", en="Citizen Services"))}
TALK = [
    said(1, "bot", "Hej", reply("gateway.welcome")),
    said(2, "citizen", "hvornår har Dokk1 åbent i morgen"),
    said(
        3, "bot", "…",
        reply("opening_hours.day", {"place": given(same("Dokk1")), "hours": given(DayHours(date=DAY, spans=()))}),
        reply_to=2,
    ),
    said(4, "citizen", "blarf ******-****"),
    said(5, "bot", "…", reply("not_understood.once"), reply_to=4),
    said(6, "citizen", "jeg har tabt mit pas"),
    said(7, "bot", "…", reply("passport_lost.how", AT_BORGERSERVICE), reply_to=6),
    said(8, "citizen", "tak"),
    said(9, "bot", "…", reply("thanks.welcome"), reply_to=8),
    said(10, "system", "…", reply("handover.offer", {"day": given(Date(date=dt.date(2030, 1, 1)))})),
]  # fmt: skip
SUMMARY = summary_of(TALK, "da", "tablet")


def test_the_topic_is_what_was_talked_about_last_and_no_small_talk() -> None:
    assert SUMMARY.topic == "passport_lost"
    assert SUMMARY.answered == ("opening_hours", "passport_lost")


def test_places_and_dates_are_told_once_in_order_and_only_of_answers() -> None:
    assert [place.da for place in SUMMARY.places] == ["Dokk1", "Borgerservice"]
    assert SUMMARY.dates == (DAY,)


def test_what_failed_is_in_the_citizens_own_masked_words() -> None:
    assert SUMMARY.failed == ("blarf ******-****",)


def test_the_first_and_the_last_of_what_the_citizen_wrote_and_how_they_write() -> None:
    assert (SUMMARY.first, SUMMARY.last) == ("hvornår har Dokk1 åbent i morgen", "tak")
    assert (SUMMARY.language, SUMMARY.channel) == ("da", "tablet")


def test_a_failure_of_the_bot_is_one_too() -> None:
    talk = [said(1, "citizen", "hej"), said(2, "bot", "…", reply("gateway.failed"), reply_to=1)]
    assert summary_of(talk, "en", "website").failed == ("hej",)


def test_a_moment_is_a_date() -> None:
    start = dt.datetime(2026, 12, 1, 10, tzinfo=dt.UTC)
    talk = [said(1, "bot", "…", reply("events.found", {"when": given(Moment(start=start))}))]
    assert summary_of(talk, "da", "website").dates == (start.date(),)


def test_of_nothing_there_is_nothing_to_tell() -> None:
    nothing = summary_of([], "da", "website")
    assert (nothing.topic, nothing.answered, nothing.failed, nothing.first) == (None, (), (), None)
