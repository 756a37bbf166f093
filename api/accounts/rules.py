"""What somebody at the desk may do with a conversation: pure rules, for whoever reads or writes one."""

from collections.abc import Collection
from typing import Literal

from api.accounts.agent import WITH_CITIZENS, Agent
from replies.reply import Queue

Reading = Literal["open", "past"]
OPEN = frozenset({"waiting", "human", "wrap_up", "message_left"})
PAST = frozenset({"bot", "closed"})
HELD = frozenset({"human", "wrap_up"})
TO_BE_TAKEN = frozenset({"waiting", "message_left"})


def reading(agent: Agent, queue: Queue | None, state: str, owner: str, staying: Collection[str] = ()) -> Reading | None:
    """How they may read it: as one of today's, as a past one (then the reading is logged), or not at all.

    `queue` is the last that it was in, None if it never was in one; `staying` are ids of accounts that gave it away and
    stay in. Whoever holds it reads it whatever its queue. Until the citizen has consented, nobody does.
    """
    if not agent.roles & WITH_CITIZENS:
        return None
    ours = queue is not None and queue in agent.queues
    if state in OPEN and (ours or owner == agent.owner or agent.account_id in staying):
        return "open"
    return "past" if state in PAST and ours else None


def may_read(agent: Agent, queue: Queue | None, state: str, owner: str, staying: Collection[str] = ()) -> bool:
    return reading(agent, queue, state, owner, staying) is not None


def may_note(agent: Agent, queue: Queue | None, state: str, owner: str, staying: Collection[str] = ()) -> bool:
    """Notes to colleagues, on one of today's."""
    return reading(agent, queue, state, owner, staying) == "open"


def may_write(agent: Agent, state: str, owner: str) -> bool:
    """To the citizen, and whatever else changes it: give it away, put it back, finish it. The one owner alone."""
    return bool(agent.roles & WITH_CITIZENS) and state in HELD and owner == agent.owner


def may_claim(agent: Agent, queue: Queue | None, state: str) -> bool:
    return bool(agent.roles & WITH_CITIZENS) and state in TO_BE_TAKEN and queue in agent.queues
