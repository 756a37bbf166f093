"""What is stored of a conversation, read again, and forgotten."""

from pathlib import Path

import pytest
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.trackers import ConversationTrackers

DOMAIN = Domain.from_yaml("slots: {place: {type: text, mappings: [{type: custom}]}}")


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(tmp_path / "deep" / "tracker.db")


def store(file: str) -> ConversationTrackers:
    return ConversationTrackers(DOMAIN, db=file)


def bytes_of(file: str) -> str:
    return Path(file).read_bytes().decode(errors="ignore")


def turn(place: str) -> list[Event]:
    return [UserUttered(f"hvor er {place}"), SlotSet("place", place), ActionExecuted("action_listen")]


async def heard(trackers: ConversationTrackers, events: list[Event]) -> DialogueStateTracker:
    tracker = await trackers.get_or_create_tracker("c1", append_action_listen=False)
    tracker.update_with_events(events, DOMAIN)
    await trackers.save(tracker)
    return tracker


async def test_what_was_stored_is_read_by_another_process(file: str) -> None:
    trackers = store(file)
    for place in ("Egå", "Risskov"):
        last = await heard(trackers, turn(place))
    again = await store(file).retrieve("c1")
    assert again is not None
    assert again.current_state() == last.current_state()
    assert list(again.events) == list(last.events)


async def test_rasas_own_store_reads_the_same(file: str) -> None:
    trackers = store(file)
    await heard(trackers, [SessionStarted(), *turn("Egå")])
    last = await heard(trackers, [SessionStarted(), *turn("Risskov")])
    stock = await SQLTrackerStore(DOMAIN, db=file).retrieve("c1")
    again = await store(file).retrieve("c1")
    assert stock is not None
    assert again is not None
    assert list(stock.events) == list(again.events) == list(last.events)[4:]


async def test_a_tracker_that_was_not_saved_is_read_anew(file: str) -> None:
    trackers = store(file)
    await heard(trackers, turn("Egå"))
    lost = await trackers.retrieve("c1")
    assert lost is not None
    lost.update_with_events(turn("Risskov"), DOMAIN)
    again = await trackers.retrieve("c1")
    assert again is not None
    assert again.get_slot("place") == "Egå"


async def test_what_another_process_added_is_seen(file: str) -> None:
    here, there = store(file), store(file)
    await heard(here, turn("Egå"))
    await heard(there, turn("Risskov"))
    again = await here.retrieve("c1")
    assert again is not None
    assert again.get_slot("place") == "Risskov"
    await heard(here, turn("Tilst"))
    assert len((await store(file).retrieve("c1")).events) == 9  # type: ignore[union-attr]


async def test_a_deleted_conversation_is_gone_from_memory_and_file(file: str) -> None:
    trackers = store(file)
    await heard(trackers, turn("Egå"))
    await trackers.delete("c1")
    await trackers.delete("never heard of")
    assert await trackers.retrieve("c1") is None
    assert await store(file).retrieve("c1") is None
    trackers.engine.dispose()
    assert "Egå" not in bytes_of(file)
