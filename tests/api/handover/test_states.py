"""The state machine on paper: whither from where, and by whom."""

import pytest

from api.handover.states import MOVES, OWNED_BY_AGENT, OWNED_BY_BOT, agent_of, agent_owner, fits, may


def test_each_state_has_one_kind_of_owner() -> None:
    assert not OWNED_BY_BOT & OWNED_BY_AGENT
    assert {move.ends for move in MOVES.values()} | {"bot"} == OWNED_BY_BOT | OWNED_BY_AGENT


def test_a_person_gets_a_conversation_only_out_of_the_queue_or_from_a_colleague() -> None:
    to_a_person = {name for name, move in MOVES.items() if move.ends == "human"}
    assert to_a_person == {"claim", "transfer"}
    assert MOVES["claim"].starts == {"waiting"}


def test_nobody_comes_into_the_queue_without_the_citizens_consent_but_by_being_given_back() -> None:
    into_the_queue = {name: move.by for name, move in MOVES.items() if move.ends == "waiting"}
    assert into_the_queue.pop("consent") == {"citizen"}
    assert set(into_the_queue) == {"release", "lose", "expire"}
    assert all(MOVES[name].starts <= OWNED_BY_AGENT | {"waiting"} for name in into_the_queue)


@pytest.mark.parametrize("state", sorted(OWNED_BY_BOT - {"closed"} | OWNED_BY_AGENT))
def test_every_state_but_the_last_has_a_way_out(state: str) -> None:
    assert any(state in move.starts and move.ends != state for move in MOVES.values())


def test_a_closed_conversation_stays_closed() -> None:
    assert not any("closed" in move.starts for move in MOVES.values())


@pytest.mark.parametrize(
    ("name", "state", "who"),
    [("claim", "waiting", "citizen"), ("leave", "human", "citizen"), ("consent", "bot", "citizen"),
     ("claim", "proposed", "agent"), ("finish", "human", "agent")],
)  # fmt: skip
def test_what_may_not_be(name: str, state: str, who: str) -> None:
    assert not may(name, state, who)  # type: ignore[arg-type]


def test_what_may_be() -> None:
    assert may("consent", "proposed", "citizen")
    assert may("propose", "message_left", "citizen")


def test_an_owner_names_the_account() -> None:
    assert agent_of(agent_owner("a1")) == "a1"
    assert agent_of("bot") is None


def test_an_owner_fits_the_state_or_not() -> None:
    assert fits("waiting", "bot")
    assert fits("human", "agent:a1")
    assert not fits("human", "bot")
    assert not fits("waiting", "agent:a1")
