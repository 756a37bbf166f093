"""A citizen leaves a message for a person, and is told what to expect."""

import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from tests.api.conftest import Start
from tests.api.letters.conftest import BY_CALL, BY_MAIL, call_at, leave, wanted
from tests.api.running import Running
from tests.talk import Talk

RECEIPT = re.compile(r"[2-9FJKLMRTWX]{4}-[2-9FJKLMRTWX]{4}")


def kept(gateway: Running) -> list[Any]:
    with gateway.outside.conversations.connect() as connection:
        return list(connection.execute(text("SELECT * FROM left_messages")).mappings())


def refused(response: httpx.Response) -> tuple[int, str]:
    return response.status_code, response.json()["error"]["code"]


def test_a_message_is_kept_with_a_receipt_and_the_conversation_says_so(on_each_store: Running) -> None:
    with Talk(on_each_store.address, "da") as talk:
        left = leave(talk)
        assert left.status_code == httpx.codes.CREATED
        assert RECEIPT.fullmatch(left.json()["receipt"])
        (row,) = kept(on_each_store)
        assert (row["receipt"], row["text"], row["status"]) == (left.json()["receipt"], "Jeg mangler et svar", "left")
        assert (row["address"], row["queue"]) == ("citizen@example.org", "citizen_service")
        last = talk.read_again()[-1]
        assert last["author"] == "system"
        assert left.json()["receipt"] in last["text"]
        news = talk.http.get(f"{talk.path}/messages").json()
        assert news["state"] == "message_left"


def test_the_change_of_state_is_written_down_and_the_queue_left(gateway: Running, citizen: Talk) -> None:
    with gateway.outside.conversations.begin() as connection:
        connection.execute(text("UPDATE conversations SET state = 'waiting', version = 2"))
        connection.execute(
            text(
                "INSERT INTO handovers (id, conversation_id, queue, reason, offer_seq, asked_at, front) "
                "VALUES ('h', :id, 'international', 'asked', 1, '2026-11-24 10:00:00', false)"
            ),
            {"id": citizen.id},
        )
    assert leave(citizen).json()["queue"] == "international"
    with gateway.outside.conversations.connect() as connection:
        moves = connection.execute(text("SELECT move, from_state, to_state, version FROM transitions")).all()
        (outcome,) = connection.execute(text("SELECT outcome FROM handovers WHERE ended_at IS NOT NULL")).scalars()
    assert [tuple(move) for move in moves] == [("leave_message", "waiting", "message_left", 3)]
    assert outcome == "message_left"


def test_the_bot_goes_on_answering_afterwards(citizen: Talk) -> None:
    leave(citizen)
    citizen.news()
    assert citizen.say("Hej")


def test_the_same_message_again_gives_the_same_receipt_once(on_each_store: Running) -> None:
    with Talk(on_each_store.address, "da") as talk:
        body = wanted()
        answers = [talk.http.post(f"{talk.path}/left-message", json=body).json() for _ in range(2)]
        assert answers[0]["receipt"] == answers[1]["receipt"]
        assert len(kept(on_each_store)) == 1
        assert len(talk.read_again()) == 2


def test_the_same_message_many_times_at_once_is_kept_once(on_each_store: Running) -> None:
    with Talk(on_each_store.address, "da") as talk, ThreadPoolExecutor(6) as pool:
        body = wanted()
        answers = list(pool.map(lambda _: talk.http.post(f"{talk.path}/left-message", json=body), range(6)))
        assert {each.status_code for each in answers} == {httpx.codes.CREATED}
        assert len({each.json()["receipt"] for each in answers}) == 1
        assert len(kept(on_each_store)) == 1


def test_what_looks_like_a_cpr_number_is_hidden_and_the_citizen_told(gateway: Running, citizen: Talk) -> None:
    leave(citizen, text="Mit nummer er 010190-1234")
    assert kept(gateway)[0]["text"] == "Mit nummer er ******-****"
    assert "CPR" in citizen.read_again()[-1]["text"]


def test_a_phone_number_is_kept_in_one_spelling(gateway: Running, citizen: Talk) -> None:
    assert leave(citizen, BY_CALL).is_success
    assert kept(gateway)[0]["address"] == "+4589402222"


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    ("reach", "code"),
    [
        ({"by": "mail", "address": "citizen@"}, "mail_address_wrong"),
        ({"by": "mail", "address": "a@example.org\r\nBcc: b@example.org"}, "mail_address_wrong"),
        ({"by": "mail", "address": "a" * 300 + "@example.org"}, "mail_address_wrong"),
        ({"by": "call", "address": "12"}, "phone_wrong"),
        ({"by": "call", "address": "ring til mig"}, "phone_wrong"),
        ({"by": "call", "address": "90 23 45 67"}, "phone_wrong"),
        (call_at("morning", "2026-11-23"), "wished_past"),
        (call_at("morning", "2027-11-23"), "wished_too_far"),
    ],
)
def test_how_to_be_reached_must_make_sense(gateway: Running, language: str, reach: Any, code: str) -> None:
    with Talk(gateway.address, language) as talk:
        response = leave(talk, reach)
        assert refused(response) == (422, code)
        assert response.headers["content-language"] == language
        assert kept(gateway) == []


def test_another_way_to_be_reached_is_named_as_wrong(citizen: Talk) -> None:
    response = leave(citizen, {"by": "pigeon", "address": "roof"})
    assert refused(response) == (422, "request_invalid")
    assert "reach" in response.json()["error"]["message"]


def test_a_wish_for_a_day_without_staff_is_refused_with_the_hours(gateway: Running, citizen: Talk) -> None:
    response = leave(citizen, call_at("morning"), queue="archive")
    assert response.is_success
    closed = leave(citizen, call_at("morning", "2026-11-27"), queue="archive")
    assert refused(closed) == (422, "wished_closed")
    assert "lukket" in closed.json()["error"]["message"]


def test_a_wish_where_hours_are_not_known_is_taken_and_nothing_promised(citizen: Talk) -> None:
    left = leave(citizen, call_at("morning"), queue="billing")
    assert left.is_success
    expect = left.json()["expect"]
    assert (expect["open_now"], expect["opens_at"], expect["answer_within"]) == (None, None, None)
    assert "Jeg ved ikke" in expect["text"]


def test_what_to_expect_is_told_from_the_hours_in_the_readers_language(other_citizen: Talk) -> None:
    expect = leave(other_citizen, queue="citizen_service").json()["expect"]
    assert expect["open_now"] is True
    assert "until 16:00" in expect["text"]
    assert "I do not know how soon" in expect["text"]


def test_when_closed_the_next_opening_is_told(citizen: Talk) -> None:
    expect = leave(citizen, queue="international").json()["expect"]
    assert expect["open_now"] is False
    assert expect["opens_at"].startswith("2026-11-25T10:00")
    assert "onsdag den 25. november" in expect["text"]


def test_without_consent_nothing_is_kept(gateway: Running, citizen: Talk) -> None:
    assert refused(leave(citizen, consent=False)) == (422, "consent_missing")
    assert kept(gateway) == []


def test_an_empty_message_is_refused(citizen: Talk) -> None:
    assert refused(leave(citizen, text=" \n ")) == (422, "message_empty")


def test_a_message_that_is_too_long_is_refused_with_the_limit(citizen: Talk) -> None:
    response = leave(citizen, text="a" * 2001)
    assert refused(response) == (413, "message_too_long")
    assert "2000" in response.json()["error"]["message"]


def test_while_a_person_has_the_conversation_no_message_is_left(gateway: Running, citizen: Talk) -> None:
    with gateway.outside.conversations.begin() as connection:
        connection.execute(text("UPDATE conversations SET state = 'human', owner = 'agent:a', version = 2"))
    assert refused(leave(citizen)) == (409, "with_a_person")
    assert kept(gateway) == []


def test_a_closed_conversation_takes_no_message(gateway: Running, citizen: Talk) -> None:
    with gateway.outside.conversations.begin() as connection:
        connection.execute(text("UPDATE conversations SET state = 'closed'"))
    assert refused(leave(citizen)) == (409, "conversation_closed")


def test_many_messages_in_a_short_time_are_too_many(start: Start) -> None:
    with Talk(start(left_messages_per_hour=2).address, "da") as talk:
        assert [leave(talk).status_code for _ in range(2)] == [201, 201]
        response = leave(talk)
        assert refused(response) == (429, "too_many_left")
        assert int(response.headers["retry-after"]) > 0


def test_only_times_when_somebody_is_there_are_offered_for_a_call(citizen: Talk) -> None:
    got = citizen.http.get(f"{citizen.path}/left-message", params={"queue": "archive"}).json()
    assert got["queue"] == "archive"
    tuesday, wednesday = got["days"][:2]
    assert tuesday == {
        "date": "2026-11-24",
        "parts": [
            {"part": "midday", "label": "tirsdag den 24. november midt på dagen", "staffed": True},
            {"part": "afternoon", "label": "tirsdag den 24. november om eftermiddagen", "staffed": True},
        ],
    }
    assert [part["part"] for part in wednesday["parts"]] == ["morning", "midday", "afternoon"]
    assert {"2026-11-27", "2026-11-28"}.isdisjoint(day["date"] for day in got["days"])


def test_where_hours_are_not_known_no_time_is_promised(citizen: Talk) -> None:
    got = citizen.http.get(f"{citizen.path}/left-message", params={"queue": "billing"}).json()
    assert len(got["days"]) == 14
    assert {part["staffed"] for day in got["days"] for part in day["parts"]} == {None}


def test_another_citizen_may_not_leave_a_message_here(citizen: Talk, other_citizen: Talk) -> None:
    response = other_citizen.http.post(f"{citizen.path}/left-message", json=wanted(BY_MAIL))
    assert refused(response) == (401, "token_wrong")
