"""A nudge holds ids and numbers, and nothing that somebody wrote."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from structlog.testing import capture_logs

from api.live.notes import LOOK, Nudge, conversation_of, conversation_topic, desk_topic
from api.live.nudges import LocalNudges
from tests.api.live.test_nudges import settled

ID = "0b5c7f5e-6f0c-4f8c-9a53-2a1a7f3f3c11"


@pytest.mark.parametrize("note", [LOOK, {"changed": True}, {"conversation": ID, "last_seq": 12}, {"typing": "citizen"}])
def test_ids_and_numbers_come_back_as_they_were_sent(note: dict[str, Any]) -> None:
    nudge = Nudge.of(desk_topic(ID), note, by="here")
    assert nudge
    assert Nudge.read(nudge.packed()) == nudge
    assert type(nudge.note.get("changed", True)) is bool


@pytest.mark.parametrize(
    "note",
    [
        {"text": "Jeg har mistet mit pas"},
        {"text": "mit-pas-er-væk"},
        {"text": "a" * 101},
        {"seqs": [1, 2]},
        {"wait": 1.5},
        {"name": None},
        {"two words": 1},
        {f"n{number}": number for number in range(9)},
    ],
)
async def test_text_is_let_go_and_not_told_again(nudges: LocalNudges, note: Any) -> None:
    told: list[Any] = []
    with capture_logs() as logs, nudges.listen("desk", told.append):
        nudges.publish("desk", note)
        await settled()
    assert told == []
    assert [entry["event"] for entry in logs] == ["nudge_refused"]
    assert "pas" not in str(logs)


@given(st.binary(max_size=300) | st.text().map(str.encode))
def test_what_others_say_on_the_channel_is_no_nudge_of_ours(said: bytes) -> None:
    assert Nudge.read(said) is None


@pytest.mark.parametrize(
    "packed",
    [
        b'{"topic": "desk", "note": {"text": "to ord"}, "by": "x"}',
        b'{"topic": "desk", "note": {}, "by": "x", "more": 1}',
        b'{"topic": "desk"}',
        b'{"topic": "desk", "note": {}, "by": "' + b"x" * 3000 + b'"}',
    ],
)
def test_a_nudge_of_another_shape_is_not_read(packed: bytes) -> None:
    assert Nudge.read(packed) is None


def test_a_topic_tells_its_conversation() -> None:
    assert conversation_of(conversation_topic(ID)) == ID
    assert conversation_of(desk_topic()) is None
    assert (desk_topic(), desk_topic("a1")) == ("desk", "desk:a1")
