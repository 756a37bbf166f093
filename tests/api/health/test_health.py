"""The health of the whole follows from the health of its parts."""

import asyncio

import httpx
import pytest

from api.health import parts
from api.health.parts import HealthChecks, PartHealth, Status, overall
from tests.api.conftest import Start
from tests.api.delivery.test_without_loss import eventually
from tests.api.running import FakeBot
from tests.talk import Talk


def status(address: str) -> str:
    found: str = httpx.get(f"{address}/health").json()["status"]
    return found


def test_all_is_well(start: Start) -> None:
    address = start().address
    eventually(lambda: status(address) == "ok")
    parts = {"conversations", "city", "texts", "bot", "live", "mail"}
    assert set(httpx.get(f"{address}/health").json()["parts"]) == parts


def test_a_bot_that_was_never_heard_of_is_starting(start: Start, bot: FakeBot) -> None:
    bot.down = True
    address = start().address
    assert status(address) == "starting"
    bot.down = False
    eventually(lambda: status(address) == "ok")


def test_a_bot_that_fell_is_seen_by_the_message_it_did_not_answer(start: Start, bot: FakeBot) -> None:
    address = start().address
    eventually(lambda: status(address) == "ok")
    bot.down = True
    with Talk(address, "da") as talk:
        talk.say("Hej")
        assert status(address) == "degraded"


@pytest.mark.parametrize(
    ("statuses", "whole"),
    [([], "ok"), (["ok"], "ok"), (["ok", "starting"], "starting"), (["starting", "degraded", "ok"], "degraded")],
)
def test_the_worst_part_is_the_whole(statuses: list[Status], whole: Status) -> None:
    assert overall(statuses) == whole


async def test_a_check_that_never_ends_is_a_bad_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "TOO_SLOW_S", 0.01)
    checks = HealthChecks()

    async def endless() -> PartHealth:
        await asyncio.sleep(60)
        return PartHealth(status="ok")

    checks.register("endless", endless)
    assert (await checks.ask()).status == "degraded"


def test_the_city_s_systems_are_parts_of_it_where_they_are_asked(start: Start) -> None:
    address = start(city="demo").address
    told = httpx.get(f"{address}/health").json()["parts"]
    assert "unverified" in told["city.borgerdk"]["detail"]
    assert "invented" in told["city.borgerdk"]["detail"]
    assert told["source_changes"]["detail"] == "for editors to look at: nothing"
