"""What somebody at the desk may do with a conversation, whatever it is and whoever they are."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from api.accounts.agent import QUEUES, ROLES, Agent
from api.accounts.rules import may_claim, may_note, may_read, may_write, reading
from replies.reply import Queue

STATES = ("bot", "proposed", "waiting", "human", "wrap_up", "message_left", "closed")
AGENT = Agent("a1", "Agent", frozenset({"agent"}), frozenset({"library"}), frozenset({"da"}), "s1")
OTHER = replace(AGENT, account_id="a2", session_id="s2")

agents = some.builds(
    Agent,
    account_id=some.sampled_from(["a1", "a2"]),
    name=some.just("Agent"),
    roles=some.frozensets(some.sampled_from(ROLES)),
    queues=some.frozensets(some.sampled_from(QUEUES)),
    languages=some.just(frozenset({"da"})),
    session_id=some.just("s"),
)
queues = some.none() | some.sampled_from(QUEUES)
states = some.sampled_from(STATES)
owners = some.sampled_from(["bot", "agent:a1", "agent:a2", "agent:a3", "agent:"])


@pytest.mark.parametrize("state", ["waiting", "human", "wrap_up", "message_left"])
def test_those_whose_queue_has_it_read_it(state: str) -> None:
    assert reading(AGENT, "library", state, "agent:a9") == "open"
    assert reading(AGENT, "archive", state, "agent:a9") is None


@pytest.mark.parametrize("state", ["closed", "bot"])
def test_past_ones_of_own_queues_are_read_as_such(state: str) -> None:
    assert reading(AGENT, "library", state, "bot") == "past"
    assert reading(AGENT, "archive", state, "bot") is None
    assert reading(AGENT, None, state, "bot") is None


def test_the_owner_reads_it_from_whatever_queue_it_came() -> None:
    assert may_read(AGENT, "archive", "human", "agent:a1")
    assert not may_read(OTHER, "archive", "human", "agent:a1")


def test_the_giver_who_stays_in_reads_and_notes_and_does_not_write() -> None:
    assert may_read(AGENT, "archive", "human", "agent:a9", staying=("a1",))
    assert may_note(AGENT, "archive", "human", "agent:a9", staying=("a1",))
    assert not may_write(AGENT, "human", "agent:a9")
    assert not may_read(AGENT, "archive", "human", "agent:a9", staying=("a2",))


def test_one_that_waits_is_taken_by_those_of_its_queue() -> None:
    assert may_claim(AGENT, "library", "waiting")
    assert may_claim(AGENT, "library", "message_left")
    assert not may_claim(AGENT, "archive", "waiting")
    assert not may_claim(AGENT, "library", "human")


@given(agents, queues, owners)
def test_nobody_reads_what_the_citizen_has_not_consented_to(agent: Agent, queue: Queue | None, owner: str) -> None:
    assert not may_read(agent, queue, "proposed", owner)


@given(agents, queues, states)
def test_editors_and_admins_alone_never_see_a_citizen(agent: Agent, queue: Queue | None, state: str) -> None:
    outside = replace(agent, roles=agent.roles - {"agent", "lead"})
    assert not may_read(outside, queue, state, outside.owner)
    assert not may_write(outside, state, outside.owner)
    assert not may_claim(outside, queue, state)


@given(agents, agents, states, owners)
def test_no_two_accounts_may_write_to_one_conversation(one: Agent, two: Agent, state: str, owner: str) -> None:
    if may_write(one, state, owner) and may_write(two, state, owner):
        assert one.account_id == two.account_id


@given(agents, states)
def test_while_the_bot_has_it_nobody_writes(agent: Agent, state: str) -> None:
    assert not may_write(agent, state, "bot")


@given(agents, queues, states, owners)
def test_whoever_may_write_or_claim_may_read(agent: Agent, queue: Queue | None, state: str, owner: str) -> None:
    if may_write(agent, state, owner) or may_claim(agent, queue, state):
        assert may_read(agent, queue, state, owner)


@given(agents, queues, states, owners)
def test_a_past_one_gets_no_notes(agent: Agent, queue: Queue | None, state: str, owner: str) -> None:
    if reading(agent, queue, state, owner) == "past":
        assert not may_note(agent, queue, state, owner)


@given(agents, some.sampled_from(QUEUES), states, owners)
def test_another_queue_more_never_takes_anything_away(agent: Agent, more: Queue, state: str, owner: str) -> None:
    wider = replace(agent, queues=agent.queues | {more})
    for queue in (None, *QUEUES):
        assert may_read(wider, queue, state, owner) >= may_read(agent, queue, state, owner)
