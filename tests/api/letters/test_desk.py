"""Colleagues take left messages and answer them, by mail or by a call; one at a time."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.api.letters.conftest import BY_CALL, Colleague, Open, call_at, eventually, leave
from tests.api.letters.smtp_server import Mailroom
from tests.api.letters.test_leaving import refused
from tests.api.letters.test_outbox import left, mails
from tests.api.running import Running
from tests.talk import Talk

ANSWER = {"by": "mail", "text": "Kom forbi med dit gamle pas."}
CALLS = ("take", "release", "answer", "journal")


@pytest.fixture
def desk(open_desk: Open, with_mail: dict[str, Any]) -> Running:
    return open_desk(**with_mail)


@pytest.fixture
def talk(desk: Running) -> Iterator[Talk]:
    with Talk(desk.address, "da") as talk:
        yield talk


def answers(room: Mailroom) -> list[Any]:
    return [mail for mail in room.mails if str(mail["Subject"]).startswith(("Svar", "Answer"))]


def test_all_that_was_said_of_it_stands_at_the_desk_until_it_is_answered(desk: Running) -> None:
    first = left(desk, call_at("afternoon"), "Ring om mit pas", queue="citizen_service")
    second = left(desk, queue="library")
    left(desk, queue="archive")
    seen = Colleague(desk, "agent").sees()
    assert [each["receipt"] for each in seen] == [first, second]
    assert seen[0]["text"] == "Ring om mit pas"
    wished = {"date": "2026-11-26", "part": "afternoon"}
    assert seen[0]["reach"] == {"by": "call", "address": "+4589402222", "wished": wished}
    assert (seen[0]["status"], seen[0]["mine"], seen[0]["taken_by"]) == ("left", False, None)


def test_two_colleagues_take_at_once_and_one_is_told_who_was_first(desk_on_each_store: Running) -> None:
    receipt = left(desk_on_each_store)
    both = [Colleague(desk_on_each_store, who) for who in ("agent", "other")]
    with ThreadPoolExecutor(2) as pool:
        got = list(pool.map(lambda one: one.does("take", receipt), both))
    assert sorted(each.status_code for each in got) == [200, 409]
    won, lost = sorted(got, key=lambda each: each.status_code)
    assert lost.json()["owner"] == won.json()["taken_by"]
    assert lost.json()["error"]["code"] == "left_message_taken"


def test_whoever_has_it_may_take_it_again_and_others_may_not_answer(desk: Running) -> None:
    receipt = left(desk)
    agent, other = Colleague(desk, "agent"), Colleague(desk, "other")
    assert [agent.does("take", receipt).status_code for _ in range(2)] == [200, 200]
    assert refused(other.does("answer", receipt, **ANSWER)) == (409, "left_message_taken")
    assert refused(other.does("release", receipt)) == (409, "left_message_taken")
    assert agent.does("release", receipt).json()["status"] == "left"
    assert other.does("take", receipt).json()["mine"] is True


def test_a_lead_gives_back_what_a_colleague_went_home_with(desk: Running) -> None:
    receipt = left(desk)
    Colleague(desk, "agent").does("take", receipt)
    assert Colleague(desk, "lead").does("release", receipt).json()["taken_by"] is None
    assert Colleague(desk, "other").does("take", receipt).is_success


def test_an_answer_by_mail_comes_from_the_queue_s_address_and_is_answered_once_accepted(
    desk_on_each_store: Running, room: Mailroom
) -> None:
    with Talk(desk_on_each_store.address, "en") as talk:
        receipt = leave(talk).json()["receipt"]
        agent = Colleague(desk_on_each_store, "agent")
        assert agent.does("answer", receipt, **ANSWER).json()["status"] in {"sending", "answered"}
        eventually(lambda: agent.sees() == [] and not mails(desk_on_each_store))
        (mail,) = answers(room)
        assert (mail["From"], mail["To"]) == ("desk@example.org", "citizen@example.org")
        assert mail["Subject"] == f"Answer to your message {receipt}"
        assert "Kom forbi med dit gamle pas." in mail.get_content()
        assert mail["Auto-Submitted"] is None
        assert f"answered your message {receipt}" in talk.read_again()[-1]["text"]


def test_an_answer_that_comes_back_is_shown_and_can_be_given_again(desk: Running, room: Mailroom) -> None:
    receipt = left(desk, queue="library")
    agent = Colleague(desk, "agent")
    assert refused(agent.does("answer", receipt, **ANSWER)) == (409, "mailbox_unknown")
    receipt = left(desk, queue="international")
    eventually(lambda: len(room.got) == 1)
    room.recipients_say = "550 no such user"
    agent.does("answer", receipt, **ANSWER)
    eventually(lambda: agent.sees()[-1]["status"] == "refused")
    seen = agent.sees()[-1]
    assert (seen["refused_why"], seen["answer"], seen["answered_at"]) == ("550", ANSWER["text"], None)
    room.recipients_say = "250 ok"
    assert agent.does("answer", receipt, **ANSWER).is_success
    eventually(lambda: len(answers(room)) == 1 and len(agent.sees()) == 1)


def test_an_answer_is_given_once_however_often_it_is_pressed(desk: Running, room: Mailroom) -> None:
    receipt = left(desk)
    agent = Colleague(desk, "agent")
    with ThreadPoolExecutor(4) as pool:
        got = list(pool.map(lambda _: agent.does("answer", receipt, **ANSWER), range(4)))
    assert sorted(each.status_code for each in got) == [200, 409, 409, 409]
    assert {each.json()["error"]["code"] for each in got if each.is_error} == {"left_message_answered"}
    eventually(lambda: agent.sees() == [])
    assert len(answers(room)) == 1


def test_what_looks_like_a_cpr_number_does_not_leave_by_mail(desk: Running, room: Mailroom) -> None:
    receipt = left(desk)
    Colleague(desk, "agent").does("answer", receipt, by="mail", text="Dit nummer er 010190-1234")
    eventually(lambda: len(answers(room)) == 1)
    assert "******-****" in answers(room)[0].get_content()


def test_a_call_that_reaches_answers_it_and_the_conversation_says_so(desk: Running, talk: Talk) -> None:
    receipt = leave(talk, BY_CALL).json()["receipt"]
    agent = Colleague(desk, "agent")
    called = agent.does("answer", receipt, by="call", result="reached").json()
    assert (called["status"], called["calls"]) == ("answered", 1)
    assert agent.sees() == []
    assert "ringet" in talk.read_again()[-1]["text"]


def test_a_call_that_does_not_reach_keeps_it_for_any_colleague(desk: Running, talk: Talk) -> None:
    receipt = leave(talk, BY_CALL).json()["receipt"]
    agent = Colleague(desk, "agent")
    agent.does("take", receipt)
    agent.does("answer", receipt, by="call", result="not_reached")
    (seen,) = agent.sees()
    assert (seen["status"], seen["calls"], seen["taken_by"], seen["answered_at"]) == ("left", 1, None, None)
    assert "stadig din besked" in talk.read_again()[-1]["text"]


@pytest.mark.parametrize(
    ("reach", "answer"),
    [(BY_CALL, ANSWER), ({"by": "mail", "address": "a@example.org"}, {"by": "call", "result": "reached"})],
)
def test_nobody_is_answered_in_a_way_they_did_not_ask_for(desk: Running, reach: Any, answer: Any) -> None:
    receipt = left(desk, reach)
    assert refused(Colleague(desk, "agent").does("answer", receipt, **answer)) == (409, "reached_otherwise")


def test_an_empty_answer_is_no_answer(desk: Running) -> None:
    receipt = left(desk)
    assert refused(Colleague(desk, "agent").does("answer", receipt, by="mail", text=" ")) == (422, "message_empty")


def test_what_is_journaled_stays_at_the_desk_when_the_conversation_is_deleted(
    desk: Running, talk: Talk, room: Mailroom
) -> None:
    kept, gone = leave(talk).json()["receipt"], leave(talk).json()["receipt"]
    agent = Colleague(desk, "agent")
    assert agent.does("journal", kept).json()["journaled_at"]
    receipt = talk.http.delete(talk.path).json()
    assert (receipt["left_messages"], receipt["journaled"]) == (1, 1)
    (seen,) = agent.sees()
    assert (seen["receipt"], seen["conversation_id"]) == (kept, None)
    assert refused(agent.does("take", gone)) == (404, "left_message_unknown")
    assert agent.does("answer", kept, **ANSWER).is_success
    eventually(lambda: agent.sees() == [])


def test_a_receipt_is_found_however_it_was_typed(desk: Running) -> None:
    receipt = left(desk)
    assert Colleague(desk, "agent").does("take", receipt.lower().replace("-", "")).is_success


def test_a_conversation_deleted_while_it_is_answered_makes_nobody_wait_or_fail(desk_on_each_store: Running) -> None:
    agent = Colleague(desk_on_each_store, "agent")

    def both_at_once(talk: Talk) -> set[int]:
        receipt = leave(talk).json()["receipt"]
        with ThreadPoolExecutor(2) as pool:
            answered = pool.submit(agent.does, "answer", receipt, **ANSWER)
            deleted = pool.submit(talk.http.delete, talk.path)
            return {answered.result().status_code, deleted.result().status_code}

    talks = [Talk(desk_on_each_store.address, "da") for _ in range(12)]
    with ThreadPoolExecutor(3) as pool:
        statuses = set().union(*pool.map(both_at_once, talks))
    assert statuses <= {200, 404}
    eventually(lambda: mails(desk_on_each_store) == [] and agent.sees() == [])
    for talk in talks:
        talk.http.close()


@pytest.mark.parametrize("what", CALLS)
def test_only_a_colleague_of_the_queue_may(desk: Running, what: str) -> None:
    receipt = left(desk, queue="archive")
    body = ANSWER if what == "answer" else {}
    assert refused(Colleague(desk, "").does(what, receipt, **body)) == (401, "token_missing")
    assert refused(Colleague(desk, "agent").does(what, receipt, **body)) == (403, "left_message_not_yours")
    assert refused(Colleague(desk, "agent").does(what, "no-such", **body)) == (404, "left_message_unknown")
    assert [each["status"] for each in Colleague(desk, "archivist").sees()] == ["left"]


def test_the_list_is_for_colleagues_alone(desk: Running) -> None:
    response = httpx.get(f"{desk.address}/api/desk/left-messages")
    assert refused(response) == (401, "token_missing")


def test_nobody_is_let_in_before_there_is_a_sign_in(gateway: Running) -> None:
    response = httpx.get(f"{gateway.address}/api/desk/left-messages", headers={"X-Agent": "agent"})
    assert response.status_code == httpx.codes.UNAUTHORIZED
