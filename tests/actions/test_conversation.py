import datetime as dt
from typing import Any

import pytest

from actions.conversation import Asked
from backend.clock import COPENHAGEN

NOW = dt.datetime(2026, 11, 24, 11, 0, tzinfo=COPENHAGEN)


def read(message: dict[str, Any] | None = None, slots: dict[str, Any] | None = None) -> Asked:
    return Asked.read(message or {}, slots or {}, NOW)


def test_this_message_wins_over_what_was_kept() -> None:
    asked = read({"entities": [{"entity": "place", "value": "Hasle"}]}, {"place": "Risskov"})
    assert (asked.wanted("place"), asked.said("place")) == ("Hasle", "Hasle")


def test_what_was_kept_is_used_when_this_message_says_nothing() -> None:
    asked = read({}, {"place": "Risskov"})
    assert (asked.wanted("place"), asked.said("place")) == ("Risskov", None)


def test_the_time_of_receipt_is_told_in_the_citys_own_zone() -> None:
    asked = read({"metadata": {"received_at": "2026-11-23T23:30:00+00:00"}})
    assert asked.received_at.date() == dt.date(2026, 11, 24)


def test_a_message_without_time_was_received_now() -> None:
    assert read().received_at == NOW


@pytest.mark.parametrize(("told", "language"), [("en", "en"), ("da", "da"), (None, "da"), ("sv", "da")])
def test_the_language_is_one_of_ours(told: str | None, language: str) -> None:
    assert read({"metadata": {"language": told}}).language == language


def test_a_pressed_button_has_no_words_of_the_citizen() -> None:
    assert read({"text": '/opening_hours{"place": "dokk1"}'}).text == ""


def test_empty_and_odd_entities_and_slots_are_left_out() -> None:
    entities = [
        {"entity": "place", "value": " "},
        {"entity": "amount", "value": 9},
        {"entity": "place", "value": " Viby "},
    ]
    asked = read({"entities": [*entities, entities[-1]]}, {"started": {"a": 1}, "place": None})
    assert (asked.entities, asked.slots) == ({"place": ("Viby",)}, {})
