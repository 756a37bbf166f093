"""The real processes, killed at the worst moment: an answer may come late, it is never lost or doubled."""

import uuid

import httpx
import pytest

from tests.city import City
from tests.talk import Message, Talk

pytestmark = [pytest.mark.conversation, pytest.mark.timeout(240)]

QUESTION = "Hvor ligger Dokk1?"
ADDRESS = "Hack Kampmanns Plads"


def keys(messages: list[Message]) -> list[str]:
    return [reply["key"] for message in messages for reply in message["replies"] or []]


def restart(city: City, name: str) -> None:
    city.supervisor.start_one(name)
    city.supervisor.wait_ready()


def answered_in_the_end(talk: Talk) -> list[Message]:
    """Wait past what is said about the outage, until the question itself is answered."""
    for _ in range(4):
        answers = talk.wait_for_answer()
        if any(ADDRESS in answer["text"] for answer in answers):
            return answers
    raise AssertionError(f"the question was never answered\n{talk}")


def test_a_gateway_killed_right_after_the_202_answers_when_it_is_back(fragile_city: City) -> None:
    with Talk(fragile_city.address, "da", patience_s=60) as talk:
        assert talk.send(QUESTION).status_code == httpx.codes.ACCEPTED
        fragile_city.supervisor.kill("gateway")
        restart(fragile_city, "gateway")
        answered_in_the_end(talk)
        told = [message for message in talk.read_again() if ADDRESS in message["text"]]
        assert len(told) == 1


def test_a_bot_that_is_down_is_told_at_once_and_the_kept_message_answered_when_it_is_back(fragile_city: City) -> None:
    fragile_city.supervisor.kill("bot")
    try:
        with Talk(fragile_city.address, "da", patience_s=90) as talk:
            assert keys(talk.say(QUESTION)) == ["gateway.bot_down"]
            restart(fragile_city, "bot")
            answered_in_the_end(talk)
    finally:
        fragile_city.supervisor.wait_ready()


def test_danger_is_answered_even_while_the_bot_is_down(fragile_city: City) -> None:
    fragile_city.supervisor.kill("bot")
    try:
        with Talk(fragile_city.address, "en", patience_s=60) as talk:
            assert "112" in talk.say("I want to kill myself")[0]["text"]
    finally:
        restart(fragile_city, "bot")


def test_actions_that_are_down_give_a_kind_word_and_never_silence(fragile_city: City) -> None:
    fragile_city.supervisor.kill("actions")
    try:
        with Talk(fragile_city.address, "en", patience_s=60) as talk:
            answers = talk.say("Where is Dokk1?")
            assert keys(answers)[0] in {"gateway.failed", "gateway.bot_down"}
            assert "Traceback" not in answers[0]["text"]
    finally:
        restart(fragile_city, "actions")


def test_the_same_message_sent_twice_is_answered_once(fragile_city: City) -> None:
    with Talk(fragile_city.address, "da") as talk:
        body = {"client_message_id": str(uuid.uuid4()), "text": QUESTION}
        first, second = (talk.http.post(f"{talk.path}/messages", json=body) for _ in range(2))
        assert first.json()["seq"] == second.json()["seq"]
        talk.wait_for_answer()
        assert [message["author"] for message in talk.read_again()].count("citizen") == 1


def test_what_was_deleted_is_in_none_of_the_three_stores(fragile_city: City) -> None:
    word = f"ord{uuid.uuid4().hex}"
    with Talk(fragile_city.address, "da") as talk:
        talk.say(f"Hvor ligger Dokk1 {word}")
        assert holding(fragile_city, word)
        assert talk.http.delete(talk.path).status_code == httpx.codes.OK
    assert holding(fragile_city, word) == []


def test_no_log_holds_what_a_citizen_wrote(fragile_city: City) -> None:
    word = f"ord{uuid.uuid4().hex}"
    with Talk(fragile_city.address, "da") as talk:
        talk.say(f"Hvor ligger Dokk1 {word}")
    assert [log.name for log in fragile_city.logs.iterdir() if word.encode() in log.read_bytes()] == []


def holding(city: City, word: str) -> list[str]:
    """The store files, write-ahead logs included, in which the word can be read."""
    folder = city.logs.parent
    return sorted(file.name for file in folder.glob("*.db*") if word.encode() in file.read_bytes())
