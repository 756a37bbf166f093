"""Where a conversation stands between bot and person, and who may move it whither. Pure."""

from dataclasses import dataclass
from typing import Literal

State = Literal["bot", "proposed", "waiting", "human", "wrap_up", "closed", "message_left"]
Who = Literal["bot", "citizen", "agent", "system"]
Name = Literal[
    "propose", "decline", "consent", "leave", "shut", "expire", "leave_message", "settle", "claim",
    "release", "lose", "transfer", "wrap_up", "finish", "close",
]  # fmt: skip

BOT = "bot"
AGENT = "agent:"
OWNED_BY_BOT: frozenset[State] = frozenset({"bot", "proposed", "waiting", "message_left", "closed"})
OWNED_BY_AGENT: frozenset[State] = frozenset({"human", "wrap_up"})


@dataclass(frozen=True)
class Move:
    """One way of changing state. Those that begin at a person's need the person who has the conversation."""

    starts: frozenset[State]
    ends: State
    by: frozenset[Who]


def _move(starts: tuple[State, ...], ends: State, *by: Who) -> Move:
    return Move(frozenset(starts), ends, frozenset(by))


MOVES: dict[Name, Move] = {
    "propose": _move(("bot", "proposed", "message_left"), "proposed", "bot", "citizen"),
    "decline": _move(("proposed",), "bot", "citizen"),
    "consent": _move(("proposed",), "waiting", "citizen"),
    "leave": _move(("waiting",), "bot", "citizen"),
    "shut": _move(("proposed", "waiting"), "bot", "system"),
    "expire": _move(("waiting",), "waiting", "system"),
    "leave_message": _move(("bot", "proposed", "waiting", "message_left"), "message_left", "citizen"),
    "settle": _move(("message_left",), "bot", "agent", "system"),
    "claim": _move(("waiting",), "human", "agent"),
    "release": _move(("human",), "waiting", "agent"),
    "lose": _move(("human",), "waiting", "system"),
    "transfer": _move(("human",), "human", "agent"),
    "wrap_up": _move(("human",), "wrap_up", "agent"),
    "finish": _move(("wrap_up",), "bot", "agent", "system"),
    "close": _move(("wrap_up",), "closed", "agent"),
}


def may(name: Name, state: str, who: Who) -> bool:
    move = MOVES[name]
    return state in move.starts and who in move.by


def agent_owner(account_id: str) -> str:
    return f"{AGENT}{account_id}"


def agent_of(owner: str) -> str | None:
    """Whose it is, if a person's."""
    return owner.removeprefix(AGENT) if owner.startswith(AGENT) else None


def fits(state: str, owner: str) -> bool:
    """Whether such an owner may have a conversation in that state: one owner always, and the right one."""
    return state in (OWNED_BY_BOT if owner == BOT else OWNED_BY_AGENT)
