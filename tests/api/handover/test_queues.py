"""The file of queues: whole, in step with the bot's own table, and refused when it does not fit together."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from pydantic import ValidationError
from sqlalchemy.orm import Session

from actions.queues import TOPICS_OF_QUEUE
from api.handover.queues import QueueBook, QueueBookError
from api.settings import DATA
from backend.db import engine_for, sessions
from backend.places.service import place
from replies.reply import Queue as QueueName

FILE = DATA / "handover" / "queues.yml"
BOOK = QueueBook.load(FILE)


def test_every_queue_of_the_contract_is_there() -> None:
    assert set(BOOK.queues) == set(get_args(QueueName))


@pytest.mark.parametrize("queue", list(TOPICS_OF_QUEUE))
def test_the_topics_are_those_that_the_bot_sends_there(queue: QueueName) -> None:
    assert set(BOOK[queue].entry.topics) == set(TOPICS_OF_QUEUE[queue])


def test_the_hours_are_those_of_places_that_exist(city_url: str) -> None:
    engine = engine_for(city_url)
    with sessions(engine)() as session:
        assert [named(session, queue.entry.hours.place) for queue in BOOK.queues.values()]
    engine.dispose()


def named(session: Session, key: str) -> str:
    return place(session, key).name.da


@pytest.mark.parametrize(
    ("topic", "language", "queue"),
    [
        ("late_fee", "da", "library"),
        ("church_records", "en", "archive"),
        ("bill_payment", "da", "billing"),
        ("bill_payment", "en", "citizen_service"),
        ("tax_card", "en", "international"),
        ("passport_renew", "da", "citizen_service"),
        (None, "en", "citizen_service"),
    ],
)
def test_a_matter_goes_to_whoever_takes_its_topic_and_speaks_the_language(
    topic: str | None, language: Any, queue: str
) -> None:
    assert BOOK.of(topic, language).key == queue


def test_who_cannot_be_had_is_followed_by_the_fallback_and_that_ends() -> None:
    assert [queue.key for queue in BOOK.chain(BOOK["archive"])] == ["archive", "citizen_service"]


def twice(raw: Any) -> None:
    raw["billing"]["topics"] = ["late_fee"]


def two_rests(raw: Any) -> None:
    raw["billing"]["takes_the_rest"] = True


def nowhere(raw: Any) -> None:
    del raw["citizen_service"]
    raw["library"]["takes_the_rest"] = True


@pytest.mark.parametrize("spoil", [twice, two_rests, nowhere])
def test_a_file_that_does_not_fit_together_stops_the_start(spoil: Callable[[Any], None], tmp_path: Path) -> None:
    raw = yaml.safe_load(FILE.read_text("utf8"))
    spoil(raw)
    (tmp_path / "queues.yml").write_text(yaml.safe_dump(raw), "utf8")
    with pytest.raises(QueueBookError):
        QueueBook.load(tmp_path / "queues.yml")


def test_a_word_that_is_misspelt_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "queues.yml").write_text(FILE.read_text("utf8").replace("fallback", "falback"), "utf8")
    with pytest.raises(ValidationError):
        QueueBook.load(tmp_path / "queues.yml")
