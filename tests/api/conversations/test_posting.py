"""Sending a message: stored once, refused kindly, answered in order."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.api.conftest import Start
from tests.api.running import HELLO, FakeBot, Running, offering
from tests.talk import Message, Talk


def keys(messages: list[Message]) -> list[str]:
    return [reply["key"] for message in messages for reply in message["replies"] or []]


def code(response: httpx.Response) -> str:
    found: str = response.json()["error"]["code"]
    return found


def test_a_message_is_stored_at_once_and_answered_soon(on_each_store: Running) -> None:
    with Talk(on_each_store.address, "da") as talk:
        sent = talk.send("Hej")
        assert sent.status_code == httpx.codes.ACCEPTED
        assert sent.json() | {"seq": 2, "author": "citizen", "text": "Hej"} == sent.json()
        answer = talk.wait_for_answer()[0]
        assert answer["reply_to"] == 2
        assert [message["seq"] for message in talk.read_again()] == [1, 2, 3]


def test_the_first_message_says_that_it_is_a_machine(citizen: Talk) -> None:
    assert "maskine" in citizen.transcript[0]["text"]


def test_the_same_message_twice_is_stored_and_answered_once(on_each_store: Running, bot: FakeBot) -> None:
    with Talk(on_each_store.address, "da") as talk:
        body = {"client_message_id": str(uuid.uuid4()), "text": "Hej"}
        with ThreadPoolExecutor(8) as pool:
            sent = list(pool.map(lambda _: talk.http.post(f"{talk.path}/messages", json=body), range(8)))
        assert {response.status_code for response in sent} == {httpx.codes.ACCEPTED}
        assert len({response.json()["seq"] for response in sent}) == 1
        talk.wait_for_answer()
        assert len(bot.asked) == 1


def test_many_messages_at_once_are_numbered_without_gap_and_answered_in_order(
    on_each_store: Running, bot: FakeBot
) -> None:
    bot.slow_s = 0.02
    with Talk(on_each_store.address, "da") as talk:
        with ThreadPoolExecutor(6) as pool:
            sent = list(pool.map(talk.send, [f"besked nummer {number}" for number in range(6)]))
        assert {response.status_code for response in sent} == {httpx.codes.ACCEPTED}
        while len([m for m in talk.read_again() if m["author"] == "bot"]) < 7:
            talk.news(wait=1)
        messages = talk.read_again()
        assert [message["seq"] for message in messages] == list(range(1, 14))
        answered = [message["reply_to"] for message in messages if message["author"] == "bot"][1:]
        assert answered == sorted(answered)
        assert bot.most_under_way == 1


def test_conversations_do_not_wait_for_each_other(citizen: Talk, other_citizen: Talk, bot: FakeBot) -> None:
    bot.slow_s = 0.3
    citizen.send("Hej")
    other_citizen.send("Hello")
    citizen.wait_for_answer()
    other_citizen.wait_for_answer()
    assert bot.most_under_way == 2


@pytest.mark.parametrize(
    ("text", "status", "why"),
    [
        ("", 422, "message_empty"),
        ("  \n\t ", 422, "message_empty"),
        ("\u0000\u0007", 422, "message_empty"),
        (" \u200b\u200d\u00ad ", 422, "message_empty"),
        ("a" * 10_000, 413, "message_too_long"),
        ("a" * 2_001, 413, "message_too_long"),
    ],
)
def test_a_text_that_cannot_be_a_message_is_refused_in_the_readers_language(
    citizen: Talk, other_citizen: Talk, text: str, status: int, why: str
) -> None:
    danish, english = citizen.send(text), other_citizen.send(text)
    assert (danish.status_code, code(danish)) == (status, why)
    assert (danish.headers["content-language"], english.headers["content-language"]) == ("da", "en")
    assert danish.json()["error"]["message"] != english.json()["error"]["message"]
    assert len(citizen.read_again()) == 1


@pytest.mark.parametrize(
    "text", ["👍🎉", "<script>alert(1)</script>", "a" * 2000, "'; DROP TABLE messages; --", "{{ 7*7 }}"]
)
def test_odd_but_honest_texts_are_kept_as_written_and_answered(citizen: Talk, text: str) -> None:
    assert citizen.say(text)
    assert citizen.transcript[1]["text"] == text


def test_half_a_character_does_no_harm(citizen: Talk) -> None:
    body = f'{{"client_message_id": "{uuid.uuid4()}", "text": "hej \\ud83d"}}'
    response = citizen.http.post(f"{citizen.path}/messages", content=body, headers={"Content-Type": "application/json"})
    assert response.status_code in {httpx.codes.ACCEPTED, httpx.codes.UNPROCESSABLE_ENTITY}


@pytest.mark.parametrize(
    ("written", "sent_on"), [("/restart", "restart"), ('/human{"place": "x"}', 'human{"place": "x"}'), (" //", "-")]
)
def test_a_command_to_the_bot_is_only_words(citizen: Talk, bot: FakeBot, written: str, sent_on: str) -> None:
    citizen.say(written)
    assert bot.asked[0].payload is None
    assert citizen.transcript[1]["text"] == written.strip()


@pytest.mark.parametrize(
    ("body", "status", "why"),
    [
        (b'{"text": ', 400, "json_broken"),
        (b"\xff\xfe", 400, "json_broken"),
        (b"[]", 422, "request_invalid"),
        (b"{}", 422, "request_invalid"),
        (b'{"client_message_id": "no uuid", "text": "hej"}', 422, "request_invalid"),
        (b'{"client_message_id": "6f1c6f5e-8c3a-4d0e-9f53-0a4a3c1d2b11"}', 422, "request_invalid"),
        (b'{"client_message_id": "6f1c6f5e-8c3a-4d0e-9f53-0a4a3c1d2b11", "reply_to": 1}', 422, "request_invalid"),
        (b'{"client_message_id": "6f1c6f5e-8c3a-4d0e-9f53-0a4a3c1d2b11", "text": "a", "payload": {}}', 422,
         "request_invalid"),
        (b'{"text": "' + b"a" * 100_000 + b'"}', 413, "body_too_large"),
    ],
)  # fmt: skip
def test_a_broken_body_is_refused_without_internals(citizen: Talk, body: bytes, status: int, why: str) -> None:
    response = citizen.http.post(f"{citizen.path}/messages", content=body, headers={"Content-Type": "application/json"})
    assert (response.status_code, code(response)) == (status, why)
    assert "Traceback" not in response.text


def test_an_endless_body_is_cut_off(citizen: Talk) -> None:
    response = citizen.http.post(f"{citizen.path}/messages", content=(b"a" * 1000 for _ in range(100)))
    assert (response.status_code, code(response)) == (413, "body_too_large")


def test_a_choice_is_sent_on_as_what_it_means_and_written_as_it_is_labelled(citizen: Talk, bot: FakeBot) -> None:
    bot.says = [(offering("human", "thanks"),), (HELLO,)]
    seq = citizen.say("Hej")[0]["seq"]
    pressed = citizen.press(seq, "thanks")
    assert pressed.status_code == httpx.codes.ACCEPTED
    citizen.wait_for_answer()
    payload = bot.asked[-1].payload
    assert payload
    assert payload.intent == "thanks"
    label = citizen.transcript[2]["replies"][0]["choices"][1]["label"]
    assert citizen.transcript[3]["text"] == label
    assert "payload" not in str(citizen.transcript)


def test_a_choice_never_offered_is_refused(citizen: Talk, bot: FakeBot) -> None:
    bot.says = [(offering("human"),)]
    seq = citizen.say("Hej")[0]["seq"]
    for response in (citizen.press(seq, "forged"), citizen.press(999, "human"), citizen.press(seq - 1, "human")):
        assert (response.status_code, code(response)) == (409, "choice_unknown")


def test_a_choice_of_another_conversation_is_refused(citizen: Talk, other_citizen: Talk, bot: FakeBot) -> None:
    bot.says = [(offering("human"),), (HELLO,)]
    seq = citizen.say("Hej")[0]["seq"]
    other_citizen.say("Hello")
    response = other_citizen.press(seq, "human")
    assert (response.status_code, code(response)) == (409, "choice_unknown")


def test_a_choice_of_an_earlier_answer_is_refused(citizen: Talk, bot: FakeBot) -> None:
    bot.says = [(offering("human"),), (offering("thanks"),)]
    first = citizen.say("Hej")[0]["seq"]
    citizen.say("Og så?")
    response = citizen.press(first, "human")
    assert (response.status_code, code(response)) == (409, "choice_old")


def test_a_second_try_of_a_choice_gives_the_same_message(citizen: Talk, bot: FakeBot) -> None:
    bot.says = [(offering("human"),), (HELLO,)]
    seq = citizen.say("Hej")[0]["seq"]
    body = {"client_message_id": str(uuid.uuid4()), "reply_to": seq, "choice": "human"}
    first = citizen.http.post(f"{citizen.path}/messages", json=body)
    citizen.wait_for_answer()
    again = citizen.http.post(f"{citizen.path}/messages", json=body)
    assert again.status_code == httpx.codes.ACCEPTED
    assert again.json()["seq"] == first.json()["seq"]


def test_whoever_writes_too_fast_is_asked_to_wait(start: Start) -> None:
    with Talk(start(messages_per_minute=3).address, "da") as talk:
        sent = [talk.send("hej") for _ in range(4)]
        assert [response.status_code for response in sent] == [202, 202, 202, 429]
        assert 1 <= int(sent[-1].headers["retry-after"]) <= 60


def test_a_refused_message_does_not_count_as_one(start: Start) -> None:
    with Talk(start(messages_per_minute=1).address, "da") as talk:
        assert talk.send("").status_code == 422
        assert talk.send("hej").status_code == 202


def test_a_full_queue_says_when_to_try_again_and_whom_to_call(start: Start, bot: FakeBot) -> None:
    bot.down = True
    with Talk(start(queue_before_bot=2).address, "da") as talk:
        sent = [talk.send("hej") for _ in range(3)]
        assert [response.status_code for response in sent] == [202, 202, 503]
        assert int(sent[-1].headers["retry-after"]) > 0
        assert "89 40 22 22" in sent[-1].json()["error"]["message"]


def test_a_message_that_finds_the_queue_full_takes_no_number(start: Start, bot: FakeBot) -> None:
    bot.slow_s = 0.5
    with Talk(start(queue_before_bot=1).address, "da") as talk:
        assert [talk.send("hej").status_code for _ in range(2)] == [202, 503]
        talk.http.get(f"{talk.path}/messages", params={"after": 2, "wait": 5})
        assert [(m["seq"], m["author"]) for m in talk.read_again()] == [(1, "bot"), (2, "citizen"), (3, "bot")]


def test_an_address_may_start_only_so_many_conversations(start: Start) -> None:
    gateway = start(conversations_per_address_per_hour=2)
    answers = [httpx.post(f"{gateway.address}/api/conversations", headers={"Accept-Language": "en"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [201, 201, 429]
    assert answers[-1].headers["content-language"] == "en"
