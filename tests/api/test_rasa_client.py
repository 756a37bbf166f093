"""The one door to the bot, with a bot on a real socket."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import pytest

from api.assembly import bot_client
from api.rasa_client import BotDownError, BotFailedError, Question, RasaClient, without_command
from api.settings import GatewaySettings
from replies import Payload
from tests.api.http_bot import HttpBot, http_bot
from tests.api.running import HELLO, TUESDAY

QUESTION = Question("c", "m", "da", TUESDAY, "Hej")


@pytest.fixture
def bot() -> Iterator[HttpBot]:
    with http_bot() as bot:
        yield bot


@pytest.fixture
async def client(bot: HttpBot) -> AsyncIterator[RasaClient]:
    settings = GatewaySettings(bot_url=bot.url, bot_secret="a secret", bot_timeout_seconds=0.5)
    client = bot_client(settings)
    yield client
    await client.close()


async def test_words_go_with_language_time_and_secret(client: RasaClient, bot: HttpBot) -> None:
    assert await client.answer(QUESTION) == (HELLO,)
    assert bot.heard == [
        (
            "POST",
            "/webhooks/borgerchat/messages",
            {
                "conversation_id": "c",
                "message_id": "m",
                "language": "da",
                "received_at": "2026-11-24T11:00:00+01:00",
                "text": "Hej",
            },
        )
    ]
    assert bot.secrets == {"Bearer a secret"}


async def test_a_choice_goes_as_its_payload_and_without_text(client: RasaClient, bot: HttpBot) -> None:
    await client.answer(replace(QUESTION, payload=Payload(intent="human", entities={"place": "dokk1"})))
    said = bot.heard[0][2]
    assert said["payload"] == {"intent": "human", "entities": {"place": "dokk1"}}
    assert "text" not in said


@pytest.mark.parametrize(
    ("written", "sent"),
    [("/restart", "restart"), ("  //x", "x"), ("/", "-"), ("/ /", "-"), ("a/b", "a/b"), (" hej ", "hej")],
)
def test_no_text_reaches_the_bot_as_a_command(written: str, sent: str) -> None:
    assert without_command(written) == sent


@pytest.mark.parametrize("body", [b'{"replies": []}', b"{}", b"<html>", b'{"replies": [{"key": "no key"}]}', b"[]"])
async def test_an_answer_that_says_nothing_is_a_failure(client: RasaClient, bot: HttpBot, body: bytes) -> None:
    bot.body = body
    with pytest.raises(BotFailedError):
        await client.answer(QUESTION)


@pytest.mark.parametrize("status", [400, 500, 502])
async def test_a_bot_that_refuses_has_failed(client: RasaClient, bot: HttpBot, status: int) -> None:
    bot.status = status
    with pytest.raises(BotFailedError):
        await client.answer(QUESTION)
    with pytest.raises(BotFailedError):
        await client.forget("c")


@pytest.mark.parametrize("status", [401, 503])
async def test_a_bot_that_cannot_be_spoken_to_is_down(client: RasaClient, bot: HttpBot, status: int) -> None:
    bot.status = status
    with pytest.raises(BotDownError) as raised:
        await client.answer(QUESTION)
    assert not raised.value.reached
    with pytest.raises(BotDownError):
        await client.check()


async def test_a_bot_that_hangs_may_have_had_the_message(client: RasaClient, bot: HttpBot) -> None:
    bot.slow_s = 1
    with pytest.raises(BotDownError) as raised:
        await client.answer(QUESTION)
    assert raised.value.reached


async def test_a_bot_that_is_not_there_has_not_had_it() -> None:
    client = bot_client(GatewaySettings(bot_url="http://127.0.0.1:9"))
    with pytest.raises(BotDownError) as raised:
        await client.answer(QUESTION)
    assert not raised.value.reached


async def test_a_tracker_is_forgotten_by_its_address(client: RasaClient, bot: HttpBot) -> None:
    await client.forget("c")
    assert bot.heard == [("DELETE", "/webhooks/borgerchat/conversations/c", {})]


async def test_a_healthy_bot_names_its_model(client: RasaClient) -> None:
    assert await client.check() == "m"
