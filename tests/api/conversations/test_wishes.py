"""Answers that ask something of the gateway: another language, easier words, the same again, a person."""

from pathlib import Path

import httpx
import pytest

from replies import reply
from tests.api.conftest import Start
from tests.api.conversations.test_posting import keys
from tests.api.running import HELLO, FakeBot, offering
from tests.talk import Talk


def settled(talk: Talk) -> tuple[str, str]:
    news = talk.http.get(f"{talk.path}/messages").json()
    return news["language"], news["form"]


def test_a_switch_of_language_is_answered_in_the_new_one_and_kept(citizen: Talk, bot: FakeBot) -> None:
    bot.says = [(reply("language_switch.to_en"),), (HELLO,)]
    assert citizen.say("kan vi tage det på engelsk")[0]["language"] == "en"
    assert citizen.say("Hvornår har I åbent?")[0]["language"] == "en"
    assert settled(citizen) == ("en", "standard")


def test_easier_words_are_used_from_now_on_and_for_the_last_answer(citizen: Talk, bot: FakeBot) -> None:
    bot.says = [(HELLO,), (reply("simplify.on"),), (reply("simplify.off"),)]
    citizen.say("Hej")
    answer = citizen.say("det forstår jeg ikke")[0]
    assert keys([answer]) == ["simplify.on", "greet.hello"]
    assert answer["form"] == "easy"
    assert settled(citizen) == ("da", "easy")
    citizen.say("almindeligt igen")
    assert settled(citizen) == ("da", "standard")


def test_the_last_answer_is_said_again_with_its_buttons(citizen: Talk, bot: FakeBot) -> None:
    bot.says = [(offering("thanks"),), (reply("repeat.last"),), (reply("repeat.last"),), (HELLO,)]
    citizen.say("Hej")
    citizen.say("gentag")
    again = citizen.say("gentag igen")[0]
    assert keys([again]) == ["repeat.last", "greet.hello"]
    assert citizen.press(again["seq"], "thanks").status_code == 202


def test_there_may_be_nothing_to_repeat(citizen: Talk, bot: FakeBot) -> None:
    bot.says = [(reply("repeat.last"),)]
    assert keys(citizen.say("gentag")) == ["repeat.last"]


def test_who_asks_for_a_person_while_nobody_is_there_is_told_at_once_even_while_the_bot_is_down(
    citizen: Talk, bot: FakeBot
) -> None:
    bot.down = True
    asked = citizen.http.post(f"{citizen.path}/handover", json={"queue": "library"})
    assert asked.status_code == httpx.codes.ACCEPTED
    assert asked.json()["author"] == "citizen"
    answer = citizen.wait_for_answer()
    assert keys(answer) == ["handover.nobody_there"]
    assert "89 40 92 00" in answer[0]["text"]
    assert bot.asked == []


def test_a_queue_that_does_not_exist_is_not_promised(citizen: Talk) -> None:
    odd = citizen.http.post(f"{citizen.path}/handover", json={"queue": "bakery"})
    assert odd.status_code == httpx.codes.UNPROCESSABLE_ENTITY


def test_nobody_can_leave_a_queue_they_are_not_in(citizen: Talk) -> None:
    refused = citizen.http.delete(f"{citizen.path}/handover")
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "not_waiting")


def test_danger_is_answered_at_once_even_while_the_bot_is_down(citizen: Talk, bot: FakeBot) -> None:
    bot.down = True
    answer = citizen.say("Jeg vil ikke leve mere")
    assert keys(answer) == ["crisis.now"]
    assert "112" in answer[0]["text"]
    assert "70 20 12 01" in answer[0]["text"]
    assert bot.asked == []


def test_danger_is_answered_though_the_city_store_cannot_be_read(start: Start) -> None:
    gateway = start()
    with Talk(gateway.address, "en") as talk:
        gateway.outside.city.dispose()
        assert "112" in talk.say("I want to kill myself")[0]["text"]


def test_while_the_whole_bot_is_off_it_is_not_asked_but_danger_is_answered(start: Start, bot: FakeBot) -> None:
    gateway = start()
    off = httpx.post(
        f"{gateway.address}/api/content/switches",
        json={"scope": "bot", "by": "duty", "reason": "wrong answers"},
        headers={"Authorization": "Bearer operators"},
    )
    assert off.status_code == httpx.codes.CREATED, off.text
    with Talk(gateway.address, "da") as talk:
        assert keys(talk.say("Hej")) == ["gateway.bot_off"]
        assert keys(talk.say("Jeg vil ikke leve mere")) == ["crisis.now"]
        assert bot.asked == []


def test_a_topic_that_is_off_is_answered_with_the_operators_words(start: Start) -> None:
    gateway = start()
    with Talk(gateway.address, "da") as talk:
        assert keys(talk.say("Hej")) == ["greet.hello"]
        httpx.post(
            f"{gateway.address}/api/content/switches",
            json={"scope": "topic", "name": "greet", "by": "duty", "reason": "wrong"},
            headers={"Authorization": "Bearer operators"},
        ).raise_for_status()
        assert keys(talk.say("Hej")) == ["gateway.off_topic_switched"]


NOTATIONS = ("{}{}{}{}", "{}{}{}-{}", "{}{}{} {}", "{} {} {} {}", "{}.{}.{}-{}", "{}/{}-{} {}")
NUMBERS = [notation.format(f"{day:02}", "02", "03", "4567") for notation in NOTATIONS for day in (1, 61)]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_cpr_number_in_any_notation_is_hidden_before_it_is_kept_logged_or_sent_on(
    citizen: Talk, bot: FakeBot, tmp_path: Path, capsys: pytest.CaptureFixture[str], number: str
) -> None:
    assert keys(citizen.say(f"mit cpr er {number}, hvornår har I åbent?"))[0] == "gateway.cpr_masked"
    kept = b"".join(file.read_bytes() for file in tmp_path.glob("*.db*")).decode("utf8", "replace")
    digits = "".join(filter(str.isdigit, number))
    for place in (kept, "".join(capsys.readouterr()), bot.asked[0].text, str(citizen.read_again())):
        assert number not in place
        assert digits not in place


def test_a_card_number_is_hidden_and_told_of(citizen: Talk, bot: FakeBot) -> None:
    number = "4" + "0" * 14 + "2"
    assert keys(citizen.say(f"mit kort er {number}"))[0] == "gateway.card_masked"
    assert number not in bot.asked[0].text + str(citizen.read_again())


def test_feedback_is_taken_with_numbers_hidden(citizen: Talk) -> None:
    seq = citizen.say("Hej")[0]["seq"]
    path = f"{citizen.path}/feedback"
    assert citizen.http.post(path, json={"seq": seq, "helped": False, "comment": "nej"}).status_code == 204
    assert citizen.http.post(path, json={"rating": 5}).status_code == 204
    for odd in ({}, {"rating": 6}, {"helped": "maybe"}, {"comment": "a" * 3000}, {"helped": True, "seq": 0}):
        assert citizen.http.post(path, json=odd).status_code == 422
    assert citizen.http.post(path, json={"helped": True, "seq": 99}).status_code == 404
