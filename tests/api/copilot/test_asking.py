"""How the bot is asked aside: once for all who look, few at a time, and remembered for some minutes."""

import asyncio
import datetime as dt
import uuid

import pytest

from api.conversations.models import Message
from api.copilot.asking import AT_ONCE, KEPT_S, Asking
from api.rasa_client import BotFailedError
from tests.api.copilot.conftest import PRICE, Helped, deletion_of
from tests.api.handover.world import Time
from tests.api.running import FakeBot


def message() -> Message:
    now = dt.datetime.now(dt.UTC)
    return Message(id=str(uuid.uuid4()), text="Hvad koster det?", language="da", created_at=now)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def asking(helped: Helped, time: Time) -> Asking:
    return Asking(helped.bot, deletion_of(helped.outside), time, patience_s=30)


async def test_all_who_look_at_once_are_told_the_one_answer(asking: Asking, bot: FakeBot) -> None:
    bot.slow_s = 0.05
    asked = message()
    answers = await asyncio.gather(*(asking.answer(asked) for _ in range(5)))
    assert answers == [(PRICE,)] * 5
    assert len(bot.asked) == 1


async def test_one_who_goes_away_does_not_take_the_answer_from_the_other(asking: Asking, bot: FakeBot) -> None:
    bot.slow_s = 0.05
    asked = message()
    first, second = (asyncio.create_task(asking.answer(asked)) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    assert await second == (PRICE,)
    assert len(bot.asked) == 1


async def test_hands_are_kept_free_for_citizens_own_questions(asking: Asking, bot: FakeBot) -> None:
    bot.slow_s = 0.05
    await asyncio.gather(*(asking.answer(message()) for _ in range(6)))
    assert bot.most_under_way == AT_ONCE


async def test_after_some_minutes_it_is_asked_anew(asking: Asking, bot: FakeBot, time: Time) -> None:
    asked = message()
    await asking.answer(asked)
    time.seconds(KEPT_S - 1)
    await asking.answer(asked)
    assert len(bot.asked) == 1
    time.seconds(2)
    await asking.answer(asked)
    assert len(bot.asked) == 2


@pytest.mark.parametrize("slow", [False, True])
async def test_a_bot_that_does_not_forget_does_not_hold_up_the_answer(
    asking: Asking, bot: FakeBot, helped: Helped, monkeypatch: pytest.MonkeyPatch, *, slow: bool
) -> None:
    async def no_forgetting(_conversation_id: str) -> None:
        if slow:
            await asyncio.Event().wait()
        raise BotFailedError("status 500")

    monkeypatch.setattr(bot, "forget", no_forgetting)
    assert await asking.answer(message()) == (PRICE,)
    assert [row["conversation_id"] for row in helped.rows("tracker_deletions")] == [bot.asked[0].conversation_id]
