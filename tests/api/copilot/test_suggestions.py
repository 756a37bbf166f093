"""What is suggested for a citizen's last words, to whom, and what the bot is left with afterwards."""

from collections.abc import Callable

import pytest
from anyio import to_thread
from fastapi import FastAPI

from api.handover.staff import Staff
from api.rasa_client import Question
from replies import Reply, reply
from tests.api.copilot.conftest import CRISIS, DEADLINE, HELPLESS, PERSON, PRICE, PRICE_DA, Helped, deletion_of, told
from tests.api.delivery.test_without_loss import eventually
from tests.api.handover.world import AGENT, OTHER_AGENT
from tests.api.running import FakeBot

ASKED = "Hvad koster aktindsigt?"


def staff_of(helped: Helped) -> Staff:
    app = helped.desk.client.app
    assert isinstance(app, FastAPI)
    staff: Staff = app.state.desk.staff
    return staff


def nothing_left(helped: Helped) -> Callable[[], bool]:
    return lambda: helped.rows("tracker_deletions") == []


def test_the_bots_answer_stands_ready_in_danish_with_its_source(on_each_store: Helped) -> None:
    citizen = on_each_store.citizen(ASKED)
    (found,) = on_each_store.suggested(citizen)
    assert found["key"] == "access_to_documents.price"
    assert found["seq"] == citizen.messages()[-1]["seq"]
    assert found["text_da"] == found["text_citizen"] == PRICE_DA
    assert found["sources"] == [
        {"title": "Borger.dk om aktindsigt", "url": "https://a.dk", "read_on": "november 2026"}
    ]  # fmt: skip


def test_a_citizen_who_writes_english_is_sent_english(helped: Helped) -> None:
    (found,) = helped.suggested(helped.citizen("What does access to documents cost?", "en"))
    assert found["text_da"] == PRICE_DA
    assert "nothing" in found["text_citizen"]
    assert helped.bot.asked[-1].language == "en"


def test_two_answers_are_two_suggestions(helped: Helped) -> None:
    helped.bot.says = [(PRICE, DEADLINE, PRICE)]
    found = helped.suggested(helped.citizen(ASKED))
    assert [each["key"] for each in found] == ["access_to_documents.price", "access_to_documents.deadline"]


def test_the_bot_is_asked_aside_and_forgets_it(helped: Helped) -> None:
    citizen = helped.citizen(ASKED)
    assert helped.suggested(citizen)
    (question,) = helped.bot.asked
    assert question.text == ASKED
    assert question.conversation_id != citizen.id
    eventually(lambda: helped.bot.forgotten == [question.conversation_id])
    eventually(nothing_left(helped))


def test_looking_again_does_not_ask_again_until_something_new_is_said(helped: Helped) -> None:
    citizen = helped.citizen(ASKED)
    assert helped.suggested(citizen) == helped.suggested(citizen)
    assert len(helped.bot.asked) == 1
    helped.says(citizen, "Og hvornår får jeg svar?")
    assert helped.suggested(citizen)
    assert [each.text for each in helped.bot.asked] == [ASKED, "Og hvornår får jeg svar?"]
    assert len({each.conversation_id for each in helped.bot.asked}) == 2


@pytest.mark.parametrize("says", [*[(each,) for each in HELPLESS], (PRICE, CRISIS), (reply("late_fee.how"),)])
def test_what_answers_nothing_is_not_suggested(helped: Helped, says: tuple[Reply, ...]) -> None:
    helped.bot.says = [says]
    assert helped.suggested(helped.citizen(ASKED)) == []
    assert len(helped.bot.asked) == 1
    assert helped.rows("suggestions") == []


def test_what_the_city_has_not_said_is_not_suggested(helped: Helped) -> None:
    helped.bot.says = [(reply("access_to_documents.price", {"fee": told(None), "phone": told(None)}),)]
    assert helped.suggested(helped.citizen(ASKED)) == []


def test_beside_an_offer_of_a_person_the_answer_is_suggested_alone(helped: Helped) -> None:
    helped.bot.says = [(PRICE, PERSON)]
    assert [each["key"] for each in helped.suggested(helped.citizen(ASKED))] == [PRICE.key]


def test_an_answer_without_words_is_left_out(helped: Helped) -> None:
    helped.bot.says = [(reply("no_such.text", PRICE.facts), PRICE)]
    assert [each["key"] for each in helped.suggested(helped.citizen(ASKED))] == [PRICE.key]


def test_in_despair_no_machine_is_asked(helped: Helped) -> None:
    assert helped.suggested(helped.citizen("Jeg vil ikke leve mere")) == []
    assert helped.bot.asked == []


def test_an_answer_that_is_turned_off_is_not_suggested_though_it_was_before(helped: Helped) -> None:
    citizen = helped.citizen(ASKED)
    assert helped.suggested(citizen)
    off = {"scope": "topic", "name": "access_to_documents", "by": "editor", "reason": "wrong price"}
    headers = {"Authorization": "Bearer operators"}
    assert helped.desk.client.post("/api/content/switches", json=off, headers=headers).is_success
    assert helped.suggested(citizen) == []


def test_a_button_is_no_question(helped: Helped) -> None:
    citizen = helped.desk.owned()
    pressed = [each["text"] for each in citizen.messages() if each["author"] == "citizen"]
    helped.suggested(citizen)
    assert helped.bot.asked[-1].text == pressed[0] != pressed[-1]


@pytest.mark.parametrize("trouble", ["down", "failing"])
def test_a_bot_in_trouble_suggests_nothing_and_is_asked_again_later(helped: Helped, bot: FakeBot, trouble: str) -> None:
    citizen = helped.citizen(ASKED)
    setattr(bot, trouble, True)
    assert helped.suggested(citizen) == []
    setattr(bot, trouble, False)
    assert helped.suggested(citizen)
    eventually(nothing_left(helped))


def test_a_slow_bot_is_not_waited_for_and_forgets_once_it_is_done(helped: Helped, bot: FakeBot) -> None:
    citizen = helped.citizen(ASKED)
    bot.slow_s = 60
    assert helped.suggested(citizen) == []
    (question,) = bot.asked
    eventually(lambda: question.conversation_id in bot.forgotten)
    eventually(nothing_left(helped))


def test_what_the_bot_could_not_forget_at_once_it_forgets_later(
    helped: Helped, bot: FakeBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []
    forget = bot.forget

    async def failing_once(conversation_id: str) -> None:
        tried.append(conversation_id)
        bot.failing = bot.down = len(tried) == 1
        await forget(conversation_id)

    monkeypatch.setattr(bot, "forget", failing_once)
    assert helped.suggested(helped.citizen(ASKED))
    eventually(lambda: len(tried) > 1)
    eventually(nothing_left(helped))
    assert set(tried) == {bot.asked[0].conversation_id}


def test_an_aside_of_a_process_that_died_is_forgotten_too(helped: Helped, bot: FakeBot) -> None:
    deletion_of(helped.outside).owe("aside")
    eventually(lambda: bot.forgotten == ["aside"])
    eventually(nothing_left(helped))


def test_who_gives_it_back_while_the_bot_thinks_gets_nothing_of_the_answer(
    helped: Helped, bot: FakeBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    citizen = helped.citizen(ASKED)
    asked: list[Question] = []

    async def given_back_meanwhile(question: Question) -> tuple[Reply, ...]:
        asked.append(question)
        await to_thread.run_sync(staff_of(helped).release, AGENT, citizen.id)
        return (PRICE,)

    monkeypatch.setattr(bot, "answer", given_back_meanwhile)
    assert helped.desk(AGENT, "GET", f"/conversations/{citizen.id}/copilot").status_code == 409
    assert len(asked) == 1
    assert helped.rows("suggestions") == []


def test_for_whoever_does_not_have_the_conversation_the_bot_is_not_asked(helped: Helped, bot: FakeBot) -> None:
    citizen = helped.citizen(ASKED)
    helped.desk.ready(OTHER_AGENT)
    assert helped.desk(OTHER_AGENT, "GET", f"/conversations/{citizen.id}/copilot").status_code == 409
    assert bot.asked == []
    assert helped.desk(AGENT, "POST", f"/conversations/{citizen.id}/release").status_code == 204
    assert helped.desk(AGENT, "GET", f"/conversations/{citizen.id}/copilot").status_code == 409
    assert bot.asked == []
