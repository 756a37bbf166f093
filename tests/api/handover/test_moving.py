"""Only those are woken on whose board something is new."""

from dataclasses import replace

from api.handover.staff import Staff
from tests.api.handover.world import AGENT, OTHER_AGENT, World


def listened(world: World, told: list[str | None]) -> Staff:
    staff = world.gateway.handover.staff
    return replace(staff, mover=replace(staff.mover, desk_changed=told.append))


def test_what_one_of_them_writes_wakes_those_who_are_in_the_conversation(world: World) -> None:
    told: list[str | None] = []
    staff, citizen = listened(world, told), world.citizen()
    world.comes(AGENT)
    world.comes(OTHER_AGENT)
    world.queues_up(citizen)
    world.claims(AGENT, citizen)
    staff.write(AGENT, citizen.conversation_id, "1", "Hej")
    assert told == [AGENT.account_id]
    staff.transfer_to_agent(AGENT, citizen.conversation_id, OTHER_AGENT.account_id, stay=True)
    told.clear()
    staff.write(AGENT, citizen.conversation_id, "2", "Jeg bliver her")
    assert sorted(map(str, told)) == sorted([AGENT.account_id, OTHER_AGENT.account_id])


def test_a_citizens_words_wake_the_person_and_who_stayed_in(world: World) -> None:
    told: list[str | None] = []
    staff, citizen = world.gateway.handover.staff, world.citizen()
    world.comes(AGENT)
    world.comes(OTHER_AGENT)
    world.queues_up(citizen)
    world.claims(AGENT, citizen)
    staff.transfer_to_agent(AGENT, citizen.conversation_id, OTHER_AGENT.account_id, stay=True)
    handovers = world.gateway.handover.handovers
    listening = replace(handovers, mover=replace(handovers.mover, desk_changed=told.append))
    row = world.row(citizen)
    with world.gateway.conversations.conversations.sessions.begin() as session:
        listening.written(session, row["id"], row["owner"])
    assert sorted(map(str, told)) == sorted([AGENT.account_id, OTHER_AGENT.account_id])


def test_a_conversation_that_changes_hands_wakes_all(world: World) -> None:
    told: list[str | None] = []
    staff, citizen = listened(world, told), world.citizen()
    world.comes(AGENT)
    world.queues_up(citizen)
    staff.claim(AGENT, citizen.conversation_id)
    assert set(told) == {None}
