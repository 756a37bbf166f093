"""All actions, each given the outside things it needs."""

from collections.abc import Awaitable, Callable
from typing import Any

from rasa_sdk.executor import ActionExecutor, CollectingDispatcher
from rasa_sdk.interfaces import Tracker
from sqlalchemy.orm import Session, sessionmaker
from starlette.concurrency import run_in_threadpool

from actions import (
    appointments,
    archive,
    billing,
    city,
    dialogue,
    digital,
    driving_licence,
    family,
    health,
    international,
    library_account,
    library_use,
    moving,
    passport,
    people,
    places,
)
from actions.action import Action, City, Event
from actions.conversation import Asked
from actions.cues import Cues
from backend.clients.doors import Doors
from backend.clock import Clock
from replies import Reply

SKILLS = (
    places,
    passport,
    moving,
    driving_licence,
    digital,
    health,
    family,
    international,
    archive,
    city,
    billing,
    library_account,
    library_use,
    appointments,
    people,
)
Run = Callable[[CollectingDispatcher, Tracker, dict[str, Any]], Awaitable[list[Event]]]


def all_actions() -> tuple[Action, ...]:
    """One a topic; `correct` may answer in another's place."""
    topics = tuple(action for skill in SKILLS for action in skill.actions())
    return (*topics, *dialogue.actions({action.topic: action for action in topics}))


def executor_of(
    actions: tuple[Action, ...], new_session: sessionmaker[Session], clock: Clock, cues: Cues, doors: Doors
) -> ActionExecutor:
    """The actions by name, as rasa-sdk runs them."""
    executor = ActionExecutor()
    for action in actions:
        executor.register_function(action.name, runner(action, new_session, clock, cues, doors))
    return executor


def runner(action: Action, new_session: sessionmaker[Session], clock: Clock, cues: Cues, doors: Doors) -> Run:
    """Give the action its city, in a thread: nothing that is slow may stop the other conversations."""

    def reply_to(tracker: Tracker) -> Reply:
        now = clock.now()
        with new_session() as session:
            return action.run(Asked.read(tracker.latest_message, tracker.slots, now), City(session, now, cues, doors))

    async def run(dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[Event]:  # noqa: ARG001
        reply = await run_in_threadpool(reply_to, tracker)
        dispatcher.utter_message(json_message={"replies": [reply.model_dump(mode="json")]})
        return action.remember()

    return run
