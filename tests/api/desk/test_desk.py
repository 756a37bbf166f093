"""What an agent sees: the queue in order, the conversation with what travels along, colleagues, and the past."""

import uuid

from sqlalchemy import text

from replies import Handover, reply
from tests.api.desk.conftest import Citizen, DeskClient
from tests.api.handover.world import AGENT, OF_THE_LIBRARY, OTHER_AGENT, World, agent

KEPT = ("handovers", "transitions", "desk_notes")
LEAD = agent("lead", ("citizen_service", "library"))


def write(desk: DeskClient, citizen: Citizen, words: str) -> None:
    body = {"client_message_id": str(uuid.uuid4()), "text": words}
    assert desk(AGENT, "POST", f"/conversations/{citizen.id}/messages", json=body).status_code == 202


def says(citizen: Citizen, words: str) -> None:
    body = {"client_message_id": str(uuid.uuid4()), "text": words}
    assert citizen.call("POST", "/messages", json=body).status_code == 202


def test_the_queue_is_seen_in_the_order_in_which_it_is_to_be_taken(desk: DeskClient) -> None:
    desk.ready(AGENT)
    first, second, given_back = desk.citizen(), desk.citizen("en"), desk.citizen()
    for citizen in (first, second, given_back):
        citizen.queues_up()
    desk(AGENT, "POST", f"/conversations/{given_back.id}/claim")
    desk(AGENT, "POST", f"/conversations/{given_back.id}/release")
    desk(AGENT, "POST", f"/conversations/{second.id}/claim")
    seen = desk(AGENT, "GET", "/queues").json()
    assert [(card["id"], card["front"]) for card in seen["waiting"]] == [(given_back.id, True), (first.id, False)]
    assert [(card["id"], card["language"], card["state"]) for card in seen["mine"]] == [(second.id, "en", "human")]
    (queue,) = seen["queues"]
    assert (queue["queue"], queue["name"], queue["open"], queue["waiting"]) == (
        "citizen_service",
        "Borgerservice",
        True,
        2,
    )
    assert queue["agents_ready"] == 1
    assert queue["longest_wait_seconds"] >= 0


def test_an_agent_sees_only_queues_of_their_own(desk: DeskClient) -> None:
    desk.ready(AGENT)
    desk.citizen().queues_up()
    seen = desk(OF_THE_LIBRARY, "GET", "/queues").json()
    assert [queue["queue"] for queue in seen["queues"]] == ["library"]
    assert seen["waiting"] == seen["mine"] == []


def test_whose_hands_are_full_is_not_counted_as_ready(desk: DeskClient) -> None:
    desk(AGENT, "PUT", "/presence", json={"presence": "ready", "capacity": 1})
    citizen = desk.citizen()
    citizen.queues_up()
    assert desk(AGENT, "GET", "/queues").json()["queues"][0]["agents_ready"] == 1
    desk(AGENT, "POST", f"/conversations/{citizen.id}/claim")
    assert desk(AGENT, "GET", "/queues").json()["queues"][0]["agents_ready"] == 0


def test_the_bots_part_is_read_in_danish_whatever_language_it_was_held_in(desk: DeskClient) -> None:
    citizen = desk.owned("en")
    says(citizen, "I have a question about my passport")
    opened = desk(AGENT, "GET", f"/conversations/{citizen.id}").json()
    assert [message["language"] for message in opened["messages"] if message["author"] != "citizen"] == ["da"] * 4
    assert opened["messages"][0]["text"].startswith("Hej. Jeg er en maskine")
    assert opened["messages"][-1]["text"] == "I have a question about my passport"
    assert "now" in citizen.messages()[-2]["text"]
    newer = desk(AGENT, "GET", f"/conversations/{citizen.id}?after={opened['messages'][-1]['seq'] - 1}").json()
    assert len(newer["messages"]) == 1


def test_who_has_news_and_who_types_is_seen(desk: DeskClient) -> None:
    citizen = desk.owned()
    write(desk, citizen, "Hvad kan jeg hjælpe med?")
    (card,) = desk(AGENT, "GET", "/queues").json()["mine"]
    assert (card["unread"], card["last_from"], card["typing"]) == (False, "staff", False)
    citizen.call("POST", "/typing")
    assert desk(AGENT, "GET", "/queues").json()["mine"][0]["typing"]
    says(citizen, "Mit pas er væk")
    (card,) = desk(AGENT, "GET", "/queues").json()["mine"]
    assert (card["unread"], card["last_from"]) == (True, "citizen")


def test_that_the_agent_types_is_shown_until_it_is_sent(desk: DeskClient) -> None:
    citizen = desk.owned()
    assert not citizen.call("GET", "/handover").json()["agent_typing"]
    desk(AGENT, "POST", f"/conversations/{citizen.id}/typing")
    assert citizen.call("GET", "/handover").json()["agent_typing"]
    write(desk, citizen, "Her er svaret")
    assert not citizen.call("GET", "/handover").json()["agent_typing"]


def test_a_note_is_for_colleagues_alone(desk: DeskClient) -> None:
    citizen = desk.owned()
    note = desk(AGENT, "POST", f"/conversations/{citizen.id}/notes", json={"text": "CPR er 010190-1234"}).json()
    assert (note["author"], note["text"]) == ("Agent", "CPR er ******-****")
    assert desk(OTHER_AGENT, "GET", f"/conversations/{citizen.id}").json()["notes"] == [note]
    assert "CPR er" not in str(citizen.messages())


def test_who_stayed_in_sees_it_among_their_own(desk: DeskClient) -> None:
    citizen = desk.owned()
    desk.ready(OTHER_AGENT)
    desk(AGENT, "POST", f"/conversations/{citizen.id}/transfer", json={"to_agent": "other agent", "stay": True})
    for who in (AGENT, OTHER_AGENT):
        assert [card["id"] for card in desk(who, "GET", "/queues").json()["mine"]] == [citizen.id]
    desk(AGENT, "POST", f"/conversations/{citizen.id}/release")
    assert desk(AGENT, "GET", "/queues").json()["mine"] == []


def test_colleagues_are_seen_with_what_they_do(desk: DeskClient) -> None:
    desk.owned()
    desk(OTHER_AGENT, "PUT", "/presence", json={"presence": "pause", "capacity": 2})
    seen = {each["id"]: each for each in desk(AGENT, "GET", "/colleagues").json()}
    assert (seen["agent"]["presence"], seen["agent"]["open"]) == ("ready", 1)
    assert (seen["other agent"]["presence"], seen["other agent"]["capacity"]) == ("pause", 2)


def test_what_is_past_is_found_by_its_words_and_each_reading_is_written_down(desk: DeskClient) -> None:
    citizen = desk.owned()
    says(citizen, "Mit pas er væk i Åbyhøj")
    desk(AGENT, "POST", f"/conversations/{citizen.id}/finish", json={"reason": "solved", "to": "bot"})
    for words, found in (("åbyhøj", 1), ("Åbyhøj", 1), ("PAS", 1), ("kørekort", 0), ("100%", 0), ("", 1)):
        past = desk(OTHER_AGENT, "GET", "/history", params={"search": words}).json()
        assert len(past["conversations"]) == found, words
    past = desk(OTHER_AGENT, "GET", "/history").json()
    assert (past["conversations"][0]["agent"], past["conversations"][0]["outcome"]) == ("Agent", "solved")
    assert past["next"] is None
    assert desk(OF_THE_LIBRARY, "GET", "/history").json()["conversations"] == []
    assert desk(OTHER_AGENT, "GET", f"/conversations/{citizen.id}").status_code == 200
    with desk.store() as connection:
        assert connection.execute(text("SELECT account_id FROM reading_log")).scalars().all() == ["other agent"]


def test_what_is_told_the_bot_afterwards_is_not_the_persons_to_read(desk: DeskClient) -> None:
    citizen = desk.owned()
    says(citizen, "Mit pas er væk")
    desk(AGENT, "POST", f"/conversations/{citizen.id}/finish", json={"reason": "solved", "to": "bot"})
    says(citizen, "en helt anden sag")
    opened = desk(AGENT, "GET", f"/conversations/{citizen.id}").json()
    assert "en helt anden sag" not in str(opened)
    assert "Mit pas er væk" in str(opened["messages"])
    assert desk(AGENT, "GET", "/history", params={"search": "anden sag"}).json()["conversations"] == []


def test_pages_of_the_past_follow_each_other(world: World) -> None:
    desk = world.gateway.desk
    world.comes(AGENT)
    citizens = [world.citizen() for _ in range(23)]
    for citizen in citizens:
        world.queues_up(citizen)
        world.claims(AGENT, citizen)
        desk.staff.finish(AGENT, citizen.conversation_id, "solved", "bot")
    first = desk.desk.history(AGENT, "", None)
    second = desk.desk.history(AGENT, "", first.next)
    found = [each.id for each in (*first.conversations, *second.conversations)]
    assert (len(first.conversations), second.next) == (20, None)
    assert sorted(found) == sorted(citizen.conversation_id for citizen in citizens)


def test_a_card_tells_in_a_line_what_it_is_about(world: World) -> None:
    world.comes(AGENT)
    citizen = world.citizen()
    world.says(citizen, "mit pas er væk")
    world.bot_answers(reply("passport_lost.how", handover=Handover(queue="citizen_service", reason="own_case")))
    world.presses(citizen, "consent")
    (card,) = world.gateway.desk.desk.queues(LEAD).waiting
    assert card.topic
    assert card.summary_line == card.topic
    opened = world.gateway.desk.desk.conversation(LEAD, citizen.conversation_id, 0, "da")
    assert opened.summary.answered == [card.topic]
    assert opened.summary.first == "mit pas er væk"


def test_of_a_deleted_conversation_the_desk_keeps_nothing(desk: DeskClient) -> None:
    citizen = desk.owned()
    desk(AGENT, "POST", f"/conversations/{citizen.id}/notes", json={"text": "Husk datoen"})
    desk(AGENT, "POST", f"/conversations/{citizen.id}/finish", json={"reason": "solved", "to": "bot"})
    desk(AGENT, "GET", f"/conversations/{citizen.id}")
    assert {table: rows(desk, table) > 0 for table in KEPT} == dict.fromkeys(KEPT, True)
    assert citizen.call("DELETE", "").status_code == 200
    assert {table: rows(desk, table) for table in KEPT} == dict.fromkeys(KEPT, 0)
    assert desk(AGENT, "GET", f"/conversations/{citizen.id}").status_code == 404
    assert desk(AGENT, "GET", "/history").json()["conversations"] == []


def rows(desk: DeskClient, table: str) -> int:
    with desk.store() as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())  # noqa: S608 - our own names
