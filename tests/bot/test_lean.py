"""Every mend answers as Rasa's own function does, and refuses a Rasa that it does not know."""

import asyncio
import dataclasses
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, Restarted, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.utils.common import all_subclasses
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from bot.lean.mend import Mend, RasaIsAnotherError, apply
from bot.lean.mends import MENDS
from bot.lean.sessions import TURNS
from bot.trackers import ConversationTrackers

SECRET = "a secret only the tests know"
TALK = [
    ("da", "hej"),
    ("da", "hvornår har Egå Bibliotek åbent på lørdag"),
    ("en", "what does a passport cost for my son"),
    ("da", "qwerty zxcv"),
    ("en", "start over"),
    ("da", "jeg vil tale med et menneske"),
    ("en", "renew my passport"),
]


async def talk(model: Path, actions: Any, file: Path, said: list[tuple[str, str]]) -> tuple[list[Any], Any, Agent]:
    """What was answered, and the conversation's tracker as it is stored."""
    endpoint = EndpointConfig(actions.url, headers={"Authorization": SECRET}, enable_selective_domain=True)
    trackers = ConversationTrackers(db=str(file))
    agent = Agent.load(model, tracker_store=trackers, action_endpoint=endpoint)
    answers = []
    for number, (language, text) in enumerate(said):
        heard = CollectingOutputChannel()
        metadata = {"language": language, "received_at": "2026-11-24T11:00:00+01:00"}
        await agent.handle_message(UserMessage(text, heard, "c", message_id=str(number), metadata=metadata))
        answers.append([answer["custom"] for answer in heard.messages])
    return answers, await trackers.retrieve_full_tracker("c"), agent


def timeless(tracker: DialogueStateTracker) -> list[dict[str, Any]]:
    """Its events without what differs between two runs."""
    return [{name: value for name, value in event.as_dict().items() if name != "timestamp"} for event in tracker.events]


def told(actions: Any) -> list[tuple[Any, ...]]:
    """What the actions were told of each message."""
    trackers = ((body["next_action"], body["tracker"]) for body in actions.asked)
    return [(name, tracker["slots"], tracker["latest_message"]) for name, tracker in trackers]


@pytest.fixture
async def stock_talk(model: Path, actions: Any, tmp_path: Path) -> tuple[list[Any], Any, Agent]:
    return await talk(model, actions, tmp_path / "stock.db", TALK)


async def test_a_whole_conversation_is_the_same(
    stock_talk: tuple[list[Any], Any, Agent],
    lean: None,
    model: Path,
    actions: Any,
    tmp_path: Path,
) -> None:
    stock, stock_tracker, _ = stock_talk
    asked = told(actions)
    actions.asked.clear()
    answers, tracker, _ = await talk(model, actions, tmp_path / "lean.db", TALK)
    assert all(stock), "the toy answers everything"
    assert answers == stock
    assert timeless(tracker) == timeless(stock_tracker)
    assert told(actions) == asked


async def test_an_action_is_told_of_this_turn_only(lean: None, model: Path, actions: Any, tmp_path: Path) -> None:
    _, tracker, _ = await talk(model, actions, tmp_path / "lean.db", TALK[:3])
    events = [event["event"] for event in actions.asked[-1]["tracker"]["events"]]
    assert events[0] == "user"
    assert events.count("user") == 1
    assert len(tracker.events) > len(events)


async def test_an_action_that_fails_leaves_the_conversation_able_to_go_on(
    lean: None, model: Path, actions: Any, tmp_path: Path
) -> None:
    actions.broken.update({"action_greet", "action_restart"})
    said = [("da", "hej"), ("da", "start forfra"), ("da", "mit pas er udløbet")]
    answers, _, _ = await talk(model, actions, tmp_path / "lean.db", said)
    assert answers == [[], [], [{"replies": [{"key": "passport_renew.said"}]}]]


async def test_after_some_turns_a_session_begins_with_the_slots_kept(
    lean: None, model: Path, actions: Any, tmp_path: Path
) -> None:
    said = [("da", "hvornår har Egå Bibliotek åbent"), *[("da", "hej")] * TURNS]
    answers, tracker, _ = await talk(model, actions, tmp_path / "lean.db", said)
    assert all(answers)
    assert sum(isinstance(event, SessionStarted) for event in tracker.events) == 2
    assert tracker.get_slot("place") == "Egå Bibliotek"


async def test_a_copy_of_a_tracker_is_what_replaying_it_gives(
    stock_talk: tuple[list[Any], Any, Agent], lean: None
) -> None:
    _, tracker, agent = stock_talk
    domain = agent.domain
    for ended in ([], [Restarted()]):
        tracker.update_with_events(ended, domain)
        copied, replayed = tracker.copy(), tracker.travel_back_in_time(float("inf"))
        assert copied.current_state() == replayed.current_state()
        assert list(copied.events) == list(replayed.events)
        for name in ("followup_action", "latest_bot_utterance", "active_loop", "model_id", "sender_source"):
            assert getattr(copied, name) == getattr(replayed, name), name
    copied.update(UserUttered("more"), domain)
    assert len(copied.events) == len(tracker.events) + 1


async def test_the_graph_gives_what_dask_gives(
    stock_talk: tuple[list[Any], Any, Agent], lean: None, model: Path, actions: Any, tmp_path: Path
) -> None:
    _, tracker, stock = stock_talk
    _, _, lean_agent = await talk(model, actions, tmp_path / "lean.db", [])
    assert type(stock.processor.graph_runner) is DaskGraphRunner
    message = UserMessage("hvornår har Egå åbent", sender_id="c", message_id="1", metadata={"language": "da"})
    inputs = {PLACEHOLDER_MESSAGE: [message], PLACEHOLDER_TRACKER: tracker}
    targets = [stock.processor.model_metadata.nlu_target, stock.processor.model_metadata.core_target]
    expected = stock.processor.graph_runner.run(inputs, targets)
    got = lean_agent.processor.graph_runner.run(inputs, targets)
    assert got[targets[0]][0].as_dict() == expected[targets[0]][0].as_dict()
    assert got[targets[1]] == expected[targets[1]]


def test_every_event_is_found_by_its_name(lean: None) -> None:
    for kind in all_subclasses(Event):
        assert Event.resolve_by_type(kind.type_name) in all_subclasses(Event)
        assert Event.resolve_by_type(kind.type_name).type_name == kind.type_name
    assert Event.resolve_by_type("topic") is None
    assert Event.resolve_by_type("no such", UserUttered) is UserUttered
    with pytest.raises(ValueError, match="no such"):
        Event.resolve_by_type("no such")


@pytest.mark.parametrize(
    "answer",
    [
        {"events": [], "responses": []},
        {"events": [{"event": "slot", "name": "place", "value": "Egå", "timestamp": None}], "responses": [{}]},
        {"events": [{"event": "slot"}], "responses": []},
        {"events": {}, "responses": []},
        {"events": [], "responses": "no"},
        [],
    ],
)
def test_an_action_answer_is_judged_alike(answer: Any, request: pytest.FixtureRequest) -> None:
    def accepted() -> str:
        try:
            return str(RemoteAction("action_greet", None)._validate_action_result(answer))
        except ValidationError as wrong:
            return wrong.message

    stock = accepted()
    request.getfixturevalue("lean")
    assert accepted() == stock


@pytest.fixture
async def oddities() -> AsyncIterator[str]:
    async def answer(request: web.Request) -> web.StreamResponse:
        if request.path == "/no_json":
            return web.Response(text="hello")
        if request.path == "/error":
            return web.Response(status=400, text="wrong")
        if request.path == "/slow":
            await asyncio.sleep(5)
        said = {"body": await request.json(), "key": request.headers.get("X-Key"), "query": request.query_string}
        return web.json_response(said)

    app = web.Application()
    app.router.add_post("/{any}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@pytest.mark.parametrize("path", ["json", "no_json", "error", "slow"])
async def test_a_request_gives_the_same_and_fails_the_same(
    path: str, oddities: str, request: pytest.FixtureRequest
) -> None:
    endpoint = EndpointConfig(f"{oddities}/{path}", headers={"X-Key": "1"}, params={"a": "b"}, token="t")

    async def asked() -> Any:
        try:
            return await endpoint.request(json={"ø": 1}, method="post", timeout=0.5)
        except (ClientResponseError, asyncio.TimeoutError) as wrong:  # noqa: UP041 - two classes in Python 3.10
            return type(wrong), str(wrong)

    stock = await asked()
    request.getfixturevalue("lean")
    assert [await asked(), await asked()] == [stock, stock]


def test_the_domain_knows_whether_it_is_empty(lean: None) -> None:
    full = Domain.from_yaml("intents: [greet]")
    assert [Domain.empty().is_empty(), full.is_empty(), full.is_empty()] == [True, False, False]


@pytest.mark.parametrize("mend", MENDS, ids=lambda mend: mend.place)
def test_another_rasa_is_refused_before_anything_is_changed(mend: Mend) -> None:
    place = next(iter(mend.known))
    stock = RemoteAction._validate_action_result
    other = dataclasses.replace(mend, known={**mend.known, place: "of another"})
    with pytest.raises(RasaIsAnotherError, match="not the one"):
        apply([*MENDS, other])
    assert RemoteAction._validate_action_result is stock


def test_a_function_that_is_gone_is_refused() -> None:
    gone = "rasa.core.agent:Agent.no_such_function"
    with pytest.raises(RasaIsAnotherError, match="no source"):
        apply([Mend(gone, lambda original: original, {gone: "any"})])
