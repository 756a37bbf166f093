"""What a card says of a conversation in one line."""

import datetime as dt

import pytest

from api.conversations.speaking import TextSpeaker
from api.desk.assembly import CANNED
from api.desk.cards import Cards
from api.handover.queues import QueueBook
from api.handover.summary import Summary
from backend.facts.values import same
from tests.api.running import texts


@pytest.fixture
def cards() -> Cards:
    return Cards(TextSpeaker(texts()), QueueBook.load(CANNED.parent / "queues.yml"))


def summary(*dates: dt.date, topic: str | None = None, places: tuple[str, ...] = ()) -> Summary:
    return Summary(
        topic=topic, places=tuple(map(same, places)), dates=dates, answered=(), failed=(), first="Hej",
        last="Kan I hjælpe?", language="en", channel="website",
    )  # fmt: skip


def test_days_are_written_as_people_read_them_in_danish(cards: Cards) -> None:
    assert cards.line(summary(dt.date(2026, 5, 2), dt.date(2026, 11, 28))) == "lør. 28. nov."


def test_a_line_says_what_it_is_about_and_where_and_when(cards: Cards) -> None:
    about = summary(dt.date(2026, 5, 2), topic="passport_renew", places=("Tilst", "Dokk1"))
    topic, *others = cards.line(about).split(" · ")
    assert topic == cards.topic("passport_renew")
    assert others == ["Dokk1", "lør. 2. maj"]


def test_without_any_of_it_the_citizens_last_words_stand_there(cards: Cards) -> None:
    assert cards.line(summary()) == "Kan I hjælpe?"
