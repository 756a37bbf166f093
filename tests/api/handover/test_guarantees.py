"""What a handover guarantees, each by its name, on both databases."""

import os
import random
import signal
import subprocess
import sys
import uuid
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from api.accounts.access import Agent
from api.conversations.access import Citizen
from api.errors import ConversationUnknownError, GatewayError, NotWaitingError
from api.handover.errors import AlreadyTakenError, NotYoursError, StateChangedError
from api.handover.staff import Staff
from api.handover.states import agent_owner, fits
from replies import reply
from tests.api.handover.together import at_once
from tests.api.handover.world import AGENT, OTHER_AGENT, World, agent

ROOT = Path(__file__).resolve().parents[3]
AGENTS = [agent(f"agent {number}") for number in range(4)]


def owned_by(world: World) -> Citizen:
    """A citizen whom the agent has."""
    world.comes(AGENT)
    citizen = world.citizen()
    world.queues_up(citizen)
    world.claims(AGENT, citizen)
    return citizen


def assert_only_owners_wrote(world: World, citizen: Citizen) -> None:
    """By the transcript's own order: whoever was announced last, and nobody once it was given back."""
    owner = None
    for message in world.read(citizen).messages:
        keys = [said["key"] for said in message.replies or ()]
        if keys in (["handover.claimed"], ["handover.transferred"]):
            owner = next(who.name for who in AGENTS if who.name in message.text)
        elif keys and keys[0].startswith("handover.") and keys != ["handover.wrapping_up"]:
            owner = None
        if message.author == "staff":
            assert message.agent == owner
        if message.author == "bot" and message.seq > 1:
            assert owner is None


def deeds(world: World, staff: Staff, citizen: Citizen, me: Agent) -> list[Callable[[], Any]]:
    """What may happen to a conversation, in season or out of it."""
    it, write = citizen.conversation_id, partial(staff.write, me, citizen.conversation_id)
    return [
        partial(world.queues_up, citizen),
        partial(world.leaves, citizen),
        partial(world.says, citizen, "hvad koster et pas"),
        partial(world.bot_answers, reply("greet.hello")),
        *[partial(staff.claim, me, it)] * 2,
        *[partial(write, str(uuid.uuid4()), "Jeg er her")] * 2,
        partial(staff.release, me, it),
        partial(staff.transfer_to_agent, me, it, AGENTS[0].account_id, stay=False),
        partial(staff.finish, me, it, "solved", "bot"),
    ]


def test_one_owner_always(on_both: World) -> None:
    gateways = [on_both.gateway, on_both.begin()]
    citizens = [on_both.citizen() for _ in range(2)]
    for who in AGENTS:
        on_both.comes(who)

    def live(number: int) -> None:
        chance, me = random.Random(number), AGENTS[number % len(AGENTS)]
        for _ in range(12):
            whatever = chance.choice(deeds(on_both, gateways[number % 2].handover.staff, chance.choice(citizens), me))
            with suppress(GatewayError, StopIteration):
                whatever()

    def look_on() -> None:
        for _ in range(60):
            for citizen in citizens:
                assert fits(*on_both.state(citizen))

    at_once([*(partial(live, number) for number in range(8)), look_on])
    for citizen in citizens:
        on_both.assert_sound(citizen)
        assert_only_owners_wrote(on_both, citizen)
    assert sum(len(on_both.transitions(citizen)) for citizen in citizens) > 5


def test_a_write_by_anyone_else_gets_409(on_both: World) -> None:
    citizen = owned_by(on_both)
    staff = on_both.gateway.handover.staff
    before = on_both.read(citizen)
    it = citizen.conversation_id
    for deed in (
        partial(staff.write, OTHER_AGENT, it, str(uuid.uuid4()), "Jeg blander mig"),
        partial(staff.release, OTHER_AGENT, it),
        partial(staff.finish, OTHER_AGENT, it, "solved", "closed"),
        partial(staff.transfer_to_agent, OTHER_AGENT, it, "other agent", stay=True),
        partial(staff.transfer_to_queue, OTHER_AGENT, it, "library"),
    ):
        with pytest.raises(NotYoursError) as refused:
            deed()
        assert refused.value.status == 409
        assert refused.value.beside == {"owner": "Agent"}
    assert on_both.read(citizen) == before


def test_two_agents_claim_at_once_and_one_wins_and_the_other_is_told_who(on_both: World) -> None:
    gateways = [on_both.gateway, on_both.begin()]
    on_both.comes(AGENTS[0])
    for _ in range(5):
        citizen = on_both.citizen()
        on_both.queues_up(citizen)
        got = at_once(
            [
                partial(gateways[number % 2].handover.staff.claim, who, citizen.conversation_id)
                for number, who in enumerate(AGENTS)
            ]
        )
        won = [who for who, result in zip(AGENTS, got, strict=True) if result is None]
        assert len(won) == 1
        assert on_both.state(citizen) == ("human", agent_owner(won[0].account_id))
        lost = [refusal for refusal in got if refusal is not None]
        assert {type(refusal) for refusal in lost} == {AlreadyTakenError}
        assert {refusal.beside["owner"] for refusal in lost} == {won[0].name}
        assert on_both.handover_keys(citizen).count("claimed") == 1
        on_both.assert_sound(citizen)


def test_each_message_once_and_in_order_whatever_is_resent(on_both: World) -> None:
    citizen = owned_by(on_both)
    begun = len(on_both.read(citizen).messages)
    from_citizen, from_staff = ([str(uuid.uuid4()) for _ in range(6)] for _ in range(2))

    def citizens_writes() -> None:
        for number, client_id in enumerate(from_citizen):
            on_both.says(citizen, f"citizen {number}", uuid.UUID(client_id))

    def staff_writes() -> None:
        for number, client_id in enumerate(from_staff):
            on_both.writes(AGENT, citizen, f"staff {number}", client_id)

    results = at_once([citizens_writes, staff_writes] * 3)
    assert not [result for result in results if result is not None]
    written = on_both.read(citizen).messages[begun:]
    assert [message.seq for message in written] == list(range(begun + 1, begun + 13))
    for author, mark in (("citizen", "citizen"), ("staff", "staff")):
        assert [each.text for each in written if each.author == author] == [f"{mark} {number}" for number in range(6)]


def test_the_id_of_anothers_message_gives_nobody_that_message(on_both: World) -> None:
    citizen = owned_by(on_both)
    taken = str(uuid.uuid4())
    on_both.writes(AGENT, citizen, "Fra mig", taken)
    with pytest.raises(GatewayError, match="message_id_taken"):
        on_both.says(citizen, "Fra borgeren", uuid.UUID(taken))
    mine = uuid.uuid4()
    on_both.says(citizen, "Fra borgeren", mine)
    with pytest.raises(GatewayError, match="message_id_taken"):
        on_both.writes(AGENT, citizen, "Fra mig igen", str(mine))


def test_a_bot_reply_that_comes_late_is_dropped(on_both: World) -> None:
    on_both.comes(AGENT)
    citizen = on_both.citizen()
    on_both.queues_up(citizen)
    on_both.says(citizen, "hvad koster et pas")
    box = on_both.gateway.dispatcher._postbox
    (owed,) = box.take(10)
    on_both.claims(AGENT, citizen)
    assert box.answer(owed, [reply("greet.hello")]) is False
    on_both.gateway.handover.staff.release(AGENT, citizen.conversation_id)
    assert box.answer(owed, [reply("greet.hello")]) is False
    assert on_both.bot_answers(reply("greet.hello")) == 0
    assert "greet.hello" not in on_both.keys(citizen)


def test_an_answer_under_way_is_kept_while_the_bot_still_has_the_conversation(on_both: World) -> None:
    on_both.comes(AGENT)
    citizen = on_both.citizen()
    on_both.says(citizen, "hvad koster et pas")
    box = on_both.gateway.dispatcher._postbox
    (owed,) = box.take(10)
    on_both.queues_up(citizen)
    assert on_both.state(citizen) == ("waiting", "bot")
    box.answer(owed, [reply("greet.hello")])
    assert on_both.keys(citizen)[-1] == "greet.hello"


def test_what_was_written_to_a_person_is_not_answered_by_the_bot_afterwards(on_both: World) -> None:
    citizen = owned_by(on_both)
    on_both.says(citizen, "tak for hjælpen")
    on_both.gateway.handover.staff.finish(AGENT, citizen.conversation_id, "solved", "bot")
    assert on_both.bot_answers(reply("greet.hello")) == 0
    on_both.says(citizen, "hvad koster et pas")
    assert on_both.bot_answers(reply("greet.hello")) == 1
    assert on_both.keys(citizen)[-1] == "greet.hello"


def test_the_agents_browser_gone_for_60_s_is_the_front_of_the_queue_again_and_told(on_both: World) -> None:
    citizen = owned_by(on_both)
    other = on_both.citizen()
    on_both.queues_up(other)
    on_both.time.seconds(59)
    assert on_both.looks() == 0
    on_both.time.seconds(2)
    gateways = [on_both.gateway, on_both.begin()]
    at_once([on_both.looks, gateways[0].handover.watch.look])
    assert on_both.state(citizen) == ("waiting", "bot")
    assert on_both.handover_keys(citizen).count("lost") == 1
    on_both.comes(OTHER_AGENT)
    assert [on_both.standing(each).place for each in (citizen, other)] == [1, 2]
    on_both.claims(OTHER_AGENT, citizen)
    on_both.assert_sound(citizen)


def test_an_agent_who_was_heard_of_keeps_what_is_theirs(on_both: World) -> None:
    citizen = owned_by(on_both)
    for _ in range(4):
        on_both.time.seconds(40)
        on_both.heard(AGENT)
        assert on_both.looks() == 0
    assert on_both.state(citizen) == ("human", "agent:agent")


def test_who_is_gone_while_rounding_off_leaves_the_conversation_to_the_bot(on_both: World) -> None:
    citizen = owned_by(on_both)
    on_both.gateway.handover.staff.finish(AGENT, citizen.conversation_id, None, "bot")
    on_both.time.seconds(61)
    assert on_both.looks() == 1
    assert on_both.state(citizen) == ("bot", "bot")
    assert on_both.handover_keys(citizen)[-1] == "finished"


def test_a_gateway_that_was_down_holds_its_own_silence_against_nobody(on_both: World) -> None:
    citizen = owned_by(on_both)
    on_both.time.minutes(5)
    on_both.restart()
    assert on_both.looks() == 0
    on_both.time.seconds(59)
    on_both.heard(AGENT)
    on_both.time.seconds(30)
    assert on_both.looks() == 0
    assert on_both.state(citizen) == ("human", "agent:agent")


def test_gateway_restarted_is_all_states_as_they_were(on_both: World) -> None:
    on_both.comes(AGENT)
    proposed, waiting, human, wrapped, bot = (on_both.citizen() for _ in range(5))
    on_both.asks(proposed)
    for citizen in (waiting, human, wrapped):
        on_both.queues_up(citizen)
    on_both.claims(AGENT, human)
    on_both.claims(AGENT, wrapped)
    on_both.gateway.handover.staff.finish(AGENT, wrapped.conversation_id, None, "bot")
    all_of_them = (proposed, waiting, human, wrapped, bot)
    before = [(on_both.row(citizen), on_both.read(citizen), on_both.standing(citizen)) for citizen in all_of_them]
    on_both.restart()
    assert on_both.looks() == 0
    assert before == [
        (on_both.row(citizen), on_both.read(citizen), on_both.standing(citizen)) for citizen in all_of_them
    ]
    on_both.presses(proposed, "consent")
    on_both.claims(AGENT, waiting)
    on_both.writes(AGENT, human)


def test_deadline_passed_is_a_message_or_a_call_offered_and_never_silence(on_both: World) -> None:
    on_both.comes(AGENT)
    citizen = on_both.citizen()
    on_both.queues_up(citizen)
    for times in (1, 2):
        on_both.time.minutes(15)
        gateways = [on_both.gateway.handover.watch.look, on_both.begin().handover.watch.look]
        at_once(gateways)
        assert on_both.handover_keys(citizen).count("deadline") == times
    offer = on_both.read(citizen).messages[-1]
    assert "message" in [choice["key"] for choice in offer.replies[0]["choices"]]  # type: ignore[index]
    assert on_both.state(citizen) == ("waiting", "bot")
    assert on_both.standing(citizen).place == 1
    on_both.assert_sound(citizen)


def test_who_still_waits_when_it_closes_is_told_and_offered_a_message(on_both: World) -> None:
    on_both.time.minutes(4 * 60 + 45)
    on_both.comes(AGENT)
    citizen = on_both.citizen()
    on_both.queues_up(citizen)
    on_both.time.minutes(14)
    assert on_both.looks() == 0
    on_both.time.minutes(1)
    assert on_both.looks() == 1
    assert on_both.handover_keys(citizen)[-1] == "closed_meanwhile"
    assert on_both.state(citizen) == ("bot", "bot")
    assert on_both.standing(citizen).may_leave_message
    on_both.assert_sound(citizen)


def test_the_citizen_may_leave_the_queue_at_any_time(on_both: World) -> None:
    on_both.comes(AGENT)
    for _ in range(5):
        citizen = on_both.citizen()
        on_both.queues_up(citizen)
        left, claimed = at_once([partial(on_both.leaves, citizen), partial(on_both.claims, AGENT, citizen)])
        assert (left is None) != (claimed is None)
        if left is None:
            assert isinstance(claimed, StateChangedError)
            assert on_both.state(citizen) == ("bot", "bot")
        else:
            assert isinstance(left, NotWaitingError)
            assert on_both.state(citizen) == ("human", "agent:agent")
        on_both.assert_sound(citizen)


def test_who_left_the_queue_is_not_waited_for(on_both: World) -> None:
    on_both.comes(AGENT)
    citizen, other = on_both.citizen(), on_both.citizen()
    on_both.queues_up(citizen)
    on_both.queues_up(other)
    on_both.leaves(citizen)
    assert on_both.standing(other).place == 1
    on_both.time.minutes(20)
    on_both.looks()
    assert on_both.handover_keys(citizen)[-1] == "left"


def test_a_second_handover_works_like_the_first(on_both: World) -> None:
    citizen = on_both.citizen()
    told = []
    for _ in range(2):
        on_both.comes(AGENT)
        begun = len(on_both.handover_keys(citizen))
        on_both.queues_up(citizen)
        assert on_both.standing(citizen).place == 1
        on_both.claims(AGENT, citizen)
        on_both.writes(AGENT, citizen)
        on_both.gateway.handover.staff.finish(AGENT, citizen.conversation_id, "solved", "bot")
        told.append(on_both.handover_keys(citizen)[begun:])
        on_both.says(citizen, "hvad koster et pas")
        assert on_both.bot_answers(reply("greet.hello")) == 1
    assert told[0] == told[1] == ["offer", "waiting", "claimed", "finished"]
    on_both.assert_sound(citizen)


@pytest.mark.parametrize(
    ("minutes", "ready", "said"),
    [
        (0, False, "nobody_there"),
        (4 * 60 + 49, True, "offer"),
        (4 * 60 + 50, True, "closing_soon"),
        (6 * 60, True, "closed_now"),
        (-4 * 60, True, "closed_now"),
    ],
)
def test_nobody_is_offered_a_person_after_closing_or_when_no_one_is_there(
    on_both: World, minutes: int, ready: bool, said: str
) -> None:
    on_both.time.minutes(minutes)
    on_both.comes(AGENT, "ready" if ready else "pause")
    citizen = on_both.citizen()
    on_both.asks(citizen)
    assert on_both.handover_keys(citizen) == [said]
    assert on_both.state(citizen)[0] == ("proposed" if said == "offer" else "bot")


def test_an_offer_is_taken_back_when_it_has_closed_before_the_answer(on_both: World) -> None:
    on_both.time.minutes(4 * 60 + 45)
    on_both.comes(AGENT)
    citizen = on_both.citizen()
    on_both.asks(citizen)
    on_both.time.minutes(10)
    on_both.comes(AGENT)
    on_both.presses(citizen, "consent")
    assert on_both.handover_keys(citizen) == ["offer", "closing_soon"]
    assert on_both.state(citizen) == ("bot", "bot")
    on_both.assert_sound(citizen)


def test_an_agent_of_whom_nothing_was_heard_is_no_one(on_both: World) -> None:
    on_both.comes(AGENT)
    on_both.time.seconds(61)
    citizen = on_both.citizen()
    on_both.asks(citizen)
    assert on_both.handover_keys(citizen) == ["nobody_there"]


def test_a_deleted_conversation_is_gone_from_the_queue_too(on_both: World) -> None:
    on_both.comes(AGENT)
    citizen, other = on_both.citizen(), on_both.citizen()
    on_both.queues_up(citizen)
    on_both.queues_up(other)
    on_both.gateway.privacy.delete(citizen)
    assert on_both.standing(other).place == 1
    with pytest.raises(ConversationUnknownError):
        on_both.claims(AGENT, citizen)


KILLED_IN_THE_MIDDLE = """
import sys, time
from api.handover.moving import Mover
from tests.api.handover.world import AGENT, World

def hang(*_args, **_more):
    print("in the middle", flush=True)
    time.sleep(600)

world = World.on(sys.argv[1], sys.argv[2])
Mover.say = hang
world.gateway.handover.staff.claim(AGENT, sys.argv[3])
"""


def test_a_gateway_killed_in_the_middle_of_a_claim_has_claimed_nothing(on_both: World, city_url: str) -> None:
    on_both.comes(AGENT)
    citizen = on_both.citizen()
    on_both.queues_up(citizen)
    before = on_both.row(citizen)
    url = on_both.gateway.outside.settings.conversations_database_url
    command = [sys.executable, "-c", KILLED_IN_THE_MIDDLE, url, city_url, citizen.conversation_id]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    ) as killed:
        assert killed.stdout
        assert any("in the middle" in line for line in killed.stdout)
        os.kill(killed.pid, signal.SIGKILL)
    assert on_both.row(citizen) == before
    on_both.claims(OTHER_AGENT, citizen)
    on_both.assert_sound(citizen)


def test_deleted_and_claimed_at_once_is_gone_whoever_was_first(on_both: World) -> None:
    on_both.comes(AGENT)
    for _ in range(4):
        citizen = on_both.citizen()
        on_both.queues_up(citizen)
        deleted, claimed = at_once(
            [partial(on_both.gateway.privacy.delete, citizen), partial(on_both.claims, AGENT, citizen)]
        )
        assert deleted.messages > 0
        assert claimed is None or isinstance(claimed, ConversationUnknownError)
        with pytest.raises(ConversationUnknownError):
            on_both.read(citizen)
