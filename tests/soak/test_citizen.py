"""A citizen insists until it is acknowledged, under one id, and writes down what was."""

import datetime as dt
from http import HTTPStatus
from random import Random

import pytest

from soak.citizen import Citizen
from soak.client import Habits
from soak.compare import compared
from soak.door import Answered, UnreachableError
from tests.soak.conftest import FakeGateway

AT_ONCE = Habits(pause_s=(0, 0), again_s=(0, 0), sent_again=0, breaks_off=0)
NOW = dt.datetime.fromisoformat("2026-11-24T11:00:01+01:00").timestamp()


@pytest.fixture
def citizen(gateway: FakeGateway) -> Citizen:
    return Citizen(gateway, Random(1), lambda: NOW, AT_ONCE, path="/api/conversations/c1")


@pytest.mark.parametrize("trouble", [UnreachableError("away"), Answered(503, {}), Answered(429, {})])
async def test_what_was_not_acknowledged_is_sent_again_under_the_same_id(
    citizen: Citizen, gateway: FakeGateway, trouble: Answered | Exception
) -> None:
    gateway.troubles = [trouble, trouble]
    sent = await citizen.say("Hej")
    assert sent
    assert {(asked.body or {})["client_message_id"] for asked in gateway.asked} == {sent.client_message_id}
    assert citizen.journal.sent == [sent]
    assert citizen.unexpected == []


async def test_a_refusal_is_written_down_as_unexpected_and_not_as_sent(citizen: Citizen, gateway: FakeGateway) -> None:
    gateway.troubles = [Answered(HTTPStatus.NOT_FOUND, {})]
    assert await citizen.say("Hej") is None
    assert (citizen.journal.sent, citizen.unexpected) == ([], ["POST messages 404"])


async def test_the_journal_of_honest_gateways_is_clean(citizen: Citizen, gateway: FakeGateway) -> None:
    citizen.habits = Habits(pause_s=(0, 0), again_s=(0, 0), sent_again=0.5, breaks_off=0)
    for _ in range(5):
        await citizen.say("Hej")
    await citizen._one_stream()
    transcript = await citizen.transcript()
    assert [line.seq for line in transcript] == citizen.journal.streams[0].seqs == list(range(1, 11))
    assert compared(citizen.journal, transcript, NOW).clean
    assert len(gateway.asked) > 5


async def test_a_stream_goes_on_where_the_last_one_broke_off(citizen: Citizen, gateway: FakeGateway) -> None:
    await citizen.say("Hej")
    await citizen._one_stream()
    await citizen._one_stream()
    assert [stream.after for stream in citizen.journal.streams] == [0, 2]
    transcript = await citizen.transcript()
    assert compared(citizen.journal, transcript, NOW).doubled == 2  # this gateway knows no Last-Event-ID
