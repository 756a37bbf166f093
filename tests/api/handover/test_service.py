"""From the wish for a person to the person, and back; every step is told."""

import pytest

from api.conversations.access import Citizen
from api.errors import ChoiceOldError, ClosedError, ConversationUnknownError, NotWaitingError
from api.handover.errors import ColleagueAwayError, NotYoursError, QueueNotYoursError, StateChangedError
from replies import Handover, reply
from replies.reply import Queue
from tests.api.handover.world import AGENT, ASKED, OF_THE_LIBRARY, OTHER_AGENT, World, agent

MISS = reply("not_understood.once", handover=Handover(queue="citizen_service", reason="not_understood"))
CRISIS = reply("crisis.now", handover=Handover(queue="citizen_service", reason="crisis"))
COMPLAINT = reply("complaint.how", handover=Handover(queue="citizen_service", reason="complaint"))


def test_a_wish_leads_to_an_offer_that_asks_for_consent(world: World) -> None:
    world.comes(AGENT)
    citizen = world.citizen()
    world.asks(citizen)
    assert world.state(citizen) == ("proposed", "bot")
    offer = world.read(citizen).messages[-1]
    assert offer.author == "system"
    assert [choice["key"] for choice in offer.replies[0]["choices"]] == ["consent", "decline", "message"]  # type: ignore[index]
    assert world.standing(citizen).place is None


def test_consent_leads_to_a_place_in_line_with_a_deadline(world: World) -> None:
    world.comes(AGENT)
    first, second = world.citizen(), world.citizen("en")
    world.queues_up(first)
    world.time.seconds(1)
    world.queues_up(second)
    assert world.state(second) == ("waiting", "bot")
    assert [world.standing(each).place for each in (first, second)] == [1, 2]
    standing = world.standing(second)
    assert standing.wait_minutes is None
    assert standing.deadline
    assert (standing.deadline - world.time.real()).total_seconds() == 15 * 60
    assert "number 2" in world.read(second).messages[-1].text


def test_no_thank_you_is_taken_for_an_answer(world: World) -> None:
    world.comes(AGENT)
    citizen = world.citizen()
    world.asks(citizen)
    world.presses(citizen, "decline")
    assert world.state(citizen) == ("bot", "bot")
    assert world.handover_keys(citizen) == ["offer", "declined"]


def test_the_bots_own_answer_to_a_wish_leads_to_the_offer_too(world: World) -> None:
    world.comes(AGENT)
    citizen = world.citizen()
    world.says(citizen, "jeg vil tale med en rigtig person")
    world.bot_answers(ASKED)
    assert world.keys(citizen)[-2:] == ["human.reach_no_hours", "handover.offer"]
    assert world.state(citizen) == ("proposed", "bot")


def test_one_miss_is_no_reason_for_a_person_and_the_second_in_a_row_is(world: World) -> None:
    world.comes(AGENT)
    citizen = world.citizen()
    for words in ("blarf", "hvad koster et pas", "blarf igen"):
        world.says(citizen, words)
        world.bot_answers(reply("greet.hello") if "pas" in words else MISS)
    assert world.state(citizen) == ("bot", "bot")
    world.says(citizen, "blarf")
    world.bot_answers(MISS)
    assert world.state(citizen) == ("proposed", "bot")


def test_who_declined_for_a_reason_is_not_nagged_for_it_but_may_ask(world: World) -> None:
    world.comes(AGENT)
    citizen = world.citizen()
    for _ in range(2):
        world.says(citizen, "jeg vil klage")
        world.bot_answers(COMPLAINT)
        if world.state(citizen)[0] == "proposed":
            world.presses(citizen, "decline")
    assert world.handover_keys(citizen) == ["offer", "declined"]
    world.asks(citizen)
    assert world.state(citizen) == ("proposed", "bot")


def test_in_danger_the_numbers_stand_alone(world: World) -> None:
    world.comes(AGENT)
    citizen = world.citizen()
    world.says(citizen, "noget")
    world.bot_answers(CRISIS)
    assert world.handover_keys(citizen) == []


def test_in_the_queue_the_bot_goes_on_helping_and_the_place_is_kept(world: World) -> None:
    world.comes(AGENT)
    citizen = world.citizen()
    world.queues_up(citizen)
    world.says(citizen, "hvad koster et pas")
    assert world.bot_answers(reply("greet.hello")) == 1
    assert world.keys(citizen)[-1] == "greet.hello"
    assert world.standing(citizen).place == 1


def test_to_ask_again_in_the_queue_tells_the_place(world: World) -> None:
    world.comes(AGENT)
    citizen = world.citizen()
    world.queues_up(citizen)
    world.asks(citizen)
    assert world.handover_keys(citizen)[-1] == "still_waiting"
    assert world.state(citizen) == ("waiting", "bot")


def test_the_button_in_the_queue_leaves_it_as_the_call_does(world: World) -> None:
    world.comes(AGENT)
    citizen = world.citizen()
    world.queues_up(citizen)
    world.presses(citizen, "leave")
    assert world.state(citizen) == ("bot", "bot")
    with pytest.raises(NotWaitingError):
        world.leaves(citizen)


def test_an_offer_that_was_answered_cannot_be_answered_again(world: World) -> None:
    world.comes(AGENT)
    citizen = world.citizen()
    world.asks(citizen)
    first_offer = world.read(citizen).messages[-1].seq
    world.press(citizen, first_offer, "consent")
    with pytest.raises(ChoiceOldError):
        world.press(citizen, first_offer, "consent")
    world.leaves(citizen)
    world.asks(citizen)
    with pytest.raises(ChoiceOldError):
        world.press(citizen, first_offer, "consent")
    world.presses(citizen, "consent")
    assert world.state(citizen) == ("waiting", "bot")


def test_a_topic_goes_to_its_queue_and_falls_back_when_nobody_is_there(world: World) -> None:
    world.comes(AGENT)
    citizen = world.citizen()
    world.says(citizen, "hvad koster det at aflevere for sent")
    world.bot_answers(reply("late_fee.how"))
    world.asks(citizen)
    assert world.standing(citizen).queue == "citizen_service"
    world.comes(OF_THE_LIBRARY)
    world.asks(citizen)
    assert world.standing(citizen).queue == "library"


def test_to_write_a_message_instead_shows_the_form(world: World) -> None:
    citizen = world.citizen()
    world.asks(citizen)
    world.presses(citizen, "message")
    assert world.handover_keys(citizen) == ["nobody_there", "form"]
    assert world.standing(citizen).may_leave_message


def test_a_person_takes_it_and_both_sides_are_told(world: World) -> None:
    world.comes(AGENT)
    citizen = world.citizen()
    world.queues_up(citizen)
    world.claims(AGENT, citizen)
    assert world.state(citizen) == ("human", "agent:agent")
    assert "Agent fra Borgerservice" in world.read(citizen).messages[-1].text
    standing = world.standing(citizen)
    assert (standing.agent_name, standing.place, standing.may_leave_message) == ("Agent", None, False)
    world.writes(AGENT, citizen, "Hej, jeg hjælper dig")
    written = world.read(citizen).messages[-1]
    assert (written.author, written.agent, written.text) == ("staff", "Agent", "Hej, jeg hjælper dig")


def test_the_language_of_what_staff_write_is_marked(world: World) -> None:
    world.comes(AGENT)
    citizen = world.citizen("en")
    world.queues_up(citizen)
    world.claims(AGENT, citizen)
    world.writes(AGENT, citizen, "Hello, I can help you with your passport today")
    world.writes(AGENT, citizen, "Undskyld, det er desværre ikke muligt at bestille tid i dag")
    assert [message.language for message in world.read(citizen).messages[-2:]] == ["en", "da"]


def test_a_personal_number_that_staff_write_is_hidden_too(world: World) -> None:
    world.comes(AGENT)
    citizen = world.citizen()
    world.queues_up(citizen)
    world.claims(AGENT, citizen)
    world.writes(AGENT, citizen, "Dit nummer er 010190-1234")
    assert "010190" not in world.read(citizen).messages[-1].text


def test_who_does_not_have_the_queue_may_not_take_from_it(world: World) -> None:
    world.comes(AGENT)
    citizen = world.citizen()
    world.queues_up(citizen)
    with pytest.raises(QueueNotYoursError):
        world.claims(OF_THE_LIBRARY, citizen)


def test_what_has_changed_since_it_was_seen_is_not_taken(world: World) -> None:
    world.comes(AGENT)
    citizen = world.citizen()
    world.queues_up(citizen)
    with pytest.raises(StateChangedError):
        world.claims(AGENT, citizen, version=1)
    world.claims(AGENT, citizen, version=world.row(citizen)["version"])


def test_what_nobody_asked_a_person_for_cannot_be_taken(world: World) -> None:
    citizen = world.citizen()
    with pytest.raises(StateChangedError):
        world.claims(AGENT, citizen)


def test_what_is_not_there_cannot_be_taken(world: World) -> None:
    with pytest.raises(ConversationUnknownError):
        world.gateway.handover.staff.claim(AGENT, "no-such-conversation")


def test_given_back_it_is_first_in_line(world: World) -> None:
    world.comes(AGENT)
    first, second = world.citizen(), world.citizen()
    world.queues_up(first)
    world.time.seconds(1)
    world.queues_up(second)
    world.claims(AGENT, second)
    world.gateway.handover.staff.release(AGENT, second.conversation_id)
    assert [world.standing(each).place for each in (first, second)] == [2, 1]
    assert world.standing(second).agent_name is None
    assert world.handover_keys(second)[-1] == "released"


def test_given_to_a_colleague_the_giver_may_stay_and_write_until_taking_leave(world: World) -> None:
    staff = world.gateway.handover.staff
    world.comes(AGENT)
    world.comes(OTHER_AGENT)
    citizen = world.citizen()
    world.queues_up(citizen)
    world.claims(AGENT, citizen)
    staff.transfer_to_agent(AGENT, citizen.conversation_id, "other agent", stay=True)
    assert world.state(citizen) == ("human", "agent:other agent")
    world.writes(OTHER_AGENT, citizen)
    world.writes(AGENT, citizen)
    with pytest.raises(NotYoursError):
        staff.finish(AGENT, citizen.conversation_id, "solved", "bot")
    staff.release(AGENT, citizen.conversation_id)
    assert world.state(citizen) == ("human", "agent:other agent")
    with pytest.raises(NotYoursError):
        world.writes(AGENT, citizen)


def test_given_away_without_staying_it_is_the_colleagues_alone(world: World) -> None:
    world.comes(AGENT)
    world.comes(OTHER_AGENT)
    citizen = world.citizen()
    world.queues_up(citizen)
    world.claims(AGENT, citizen)
    world.gateway.handover.staff.transfer_to_agent(AGENT, citizen.conversation_id, "other agent", stay=False)
    with pytest.raises(NotYoursError) as refused:
        world.writes(AGENT, citizen)
    assert refused.value.beside == {"owner": "Other Agent"}


@pytest.mark.parametrize("colleague", ["nobody", "other agent", "librarian"])
def test_nobody_is_given_a_conversation_who_is_not_there_for_it(world: World, colleague: str) -> None:
    world.comes(AGENT)
    world.comes(OTHER_AGENT, "away")
    world.comes(OF_THE_LIBRARY)
    citizen = world.citizen()
    world.queues_up(citizen)
    world.claims(AGENT, citizen)
    with pytest.raises(ColleagueAwayError):
        world.gateway.handover.staff.transfer_to_agent(AGENT, citizen.conversation_id, colleague, stay=False)
    assert world.state(citizen) == ("human", "agent:agent")


def test_given_to_another_queue_it_is_first_there(world: World) -> None:
    world.comes(AGENT)
    citizen = world.citizen()
    world.queues_up(citizen)
    world.claims(AGENT, citizen)
    with pytest.raises(ColleagueAwayError):
        world.gateway.handover.staff.transfer_to_queue(AGENT, citizen.conversation_id, "library")
    world.comes(OF_THE_LIBRARY)
    world.gateway.handover.staff.transfer_to_queue(AGENT, citizen.conversation_id, "library")
    assert world.state(citizen) == ("waiting", "bot")
    assert (world.standing(citizen).queue, world.standing(citizen).place) == ("library", 1)
    world.claims(OF_THE_LIBRARY, citizen)


@pytest.mark.parametrize(("to", "state", "said"), [("bot", "bot", "finished"), ("closed", "closed", "ended")])
def test_finished_it_is_the_bots_again_or_over(world: World, to: str, state: str, said: str) -> None:
    world.comes(AGENT)
    citizen = world.citizen()
    world.queues_up(citizen)
    world.claims(AGENT, citizen)
    world.gateway.handover.staff.finish(AGENT, citizen.conversation_id, "solved", to)  # type: ignore[arg-type]
    assert world.state(citizen) == (state, "bot")
    assert world.handover_keys(citizen)[-1] == said
    assert [each["to_state"] for each in world.transitions(citizen)][-2:] == ["wrap_up", state]
    world.assert_sound(citizen)


def test_rounding_off_the_person_still_has_it_and_then_finishes(world: World) -> None:
    staff = world.gateway.handover.staff
    world.comes(AGENT)
    citizen = world.citizen()
    world.queues_up(citizen)
    world.claims(AGENT, citizen)
    staff.finish(AGENT, citizen.conversation_id, None, "bot")
    assert world.state(citizen) == ("wrap_up", "agent:agent")
    world.says(citizen, "Vent, en ting til")
    assert world.bot_answers(reply("greet.hello")) == 0
    world.writes(AGENT, citizen)
    staff.finish(AGENT, citizen.conversation_id, "referred", "bot")
    assert world.state(citizen) == ("bot", "bot")


def test_the_wait_is_told_once_enough_were_picked_up(world: World) -> None:
    world.comes(AGENT)
    for minutes in (2, 4, 6):
        citizen = world.citizen()
        world.queues_up(citizen)
        world.time.minutes(minutes)
        world.comes(AGENT)
        world.claims(AGENT, citizen)
    newcomer = world.citizen()
    world.queues_up(newcomer)
    assert world.standing(newcomer).wait_minutes == 4
    assert "4 minutter" in world.read(newcomer).messages[-1].text


@pytest.mark.parametrize(("queue", "said"), [("billing", "hours_unknown"), ("library", "nobody_there")])
def test_what_is_not_known_of_a_queue_is_not_said_to_be_closed(world: World, queue: Queue, said: str) -> None:
    citizen = world.citizen()
    world.asks(citizen, queue)
    assert world.handover_keys(citizen) == [said]


def test_one_who_speaks_no_english_is_nobody_for_an_english_speaker(world: World) -> None:
    world.comes(agent("danish", languages=frozenset({"da"})))
    citizen = world.citizen("en")
    world.asks(citizen)
    assert world.handover_keys(citizen) == ["nobody_there"]


def leaves_message(world: World, citizen: Citizen) -> None:
    """As the form of it does."""
    with world.gateway.conversations.conversations.opened(citizen) as (session, conversation):
        world.gateway.handover.handovers.leave_message(session, conversation)


def test_who_leaves_a_message_is_out_of_the_queue_and_may_ask_again(world: World) -> None:
    world.comes(AGENT)
    citizen = world.citizen()
    world.queues_up(citizen)
    leaves_message(world, citizen)
    assert world.state(citizen) == ("message_left", "bot")
    assert world.standing(citizen).place is None
    leaves_message(world, citizen)
    world.says(citizen, "hvad koster et pas")
    assert world.bot_answers(reply("greet.hello")) == 1
    world.queues_up(citizen)
    assert world.state(citizen) == ("waiting", "bot")
    world.assert_sound(citizen)


def test_while_a_person_has_it_or_when_it_is_over_no_message_is_left(world: World) -> None:
    world.comes(AGENT)
    citizen = world.citizen()
    world.queues_up(citizen)
    world.claims(AGENT, citizen)
    with pytest.raises(StateChangedError):
        leaves_message(world, citizen)
    world.gateway.handover.staff.finish(AGENT, citizen.conversation_id, "solved", "closed")
    with pytest.raises(ClosedError):
        leaves_message(world, citizen)


def test_once_a_left_message_is_answered_the_conversation_is_the_bots_alone(world: World) -> None:
    citizen = world.citizen()
    handovers = world.gateway.handover.handovers
    leaves_message(world, citizen)
    for _ in range(2):
        with world.gateway.conversations.conversations.opened(citizen) as (session, conversation):
            handovers.settle_message(session, conversation)
        assert world.state(citizen) == ("bot", "bot")
    world.assert_sound(citizen)


def test_a_left_message_belongs_where_its_topic_does_or_where_the_citizen_waited(world: World) -> None:
    citizen = world.citizen()
    world.says(citizen, "hvad koster det at aflevere for sent")
    world.bot_answers(reply("late_fee.how"))
    with world.gateway.conversations.conversations.opened(citizen) as (session, conversation):
        assert world.gateway.handover.handovers.queue_of(session, conversation) == "library"
    world.comes(AGENT)
    world.queues_up(citizen)
    with world.gateway.conversations.conversations.opened(citizen) as (session, conversation):
        assert world.gateway.handover.handovers.queue_of(session, conversation) == "citizen_service"


def test_that_the_citizen_types_wakes_the_person_who_has_it(world: World) -> None:
    world.comes(AGENT)
    citizen = world.citizen()
    world.queues_up(citizen)
    parts = world.gateway.handover
    parts.typing(citizen)
    world.claims(AGENT, citizen)
    parts.typing(citizen)
    assert parts.signs.shown(citizen.conversation_id, "citizen")


def test_each_has_a_place_of_their_own_in_the_order_in_which_the_desk_takes_them(world: World) -> None:
    world.comes(AGENT)
    citizens = [world.citizen() for _ in range(5)]
    for citizen in citizens:
        world.queues_up(citizen)
    for citizen in (citizens[3], citizens[1]):
        world.claims(AGENT, citizen)
        world.gateway.handover.staff.release(AGENT, citizen.conversation_id)
    by_place = {world.standing(citizen).place: citizen.conversation_id for citizen in citizens}
    assert sorted(by_place) == [1, 2, 3, 4, 5]
    assert {by_place[1], by_place[2]} == {citizens[1].conversation_id, citizens[3].conversation_id}
    line = world.gateway.desk.desk.queues(AGENT).waiting
    assert [card.id for card in line] == [by_place[place] for place in sorted(by_place)]
