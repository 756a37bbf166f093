"""Who is typing: for a few seconds, in memory, at every gateway."""

import pytest

from api.live import signs as kept
from api.live.nudges import LocalNudges
from api.live.signs import Signs
from tests.api.live.test_nudges import settled


class Ticks:
    now = 100.0

    def __call__(self) -> float:
        return self.now


async def test_a_sign_is_seen_until_it_expires(nudges: LocalNudges) -> None:
    ticks = Ticks()
    signs = Signs(nudges, ticks, lasts_s=6)
    signs.give("a", "citizen")
    await settled()
    assert signs.shown("a", "citizen")
    assert not signs.shown("a", "agent")
    assert not signs.shown("b", "citizen")
    assert signs.left_s("a", "citizen") == 6
    ticks.now += 6
    assert not signs.shown("a", "citizen")


async def test_a_sign_given_again_lasts_longer(nudges: LocalNudges) -> None:
    ticks = Ticks()
    signs = Signs(nudges, ticks, lasts_s=6)
    for _ in range(2):
        signs.give("a", "agent")
        await settled()
        ticks.now += 4
    assert signs.shown("a", "agent")


async def test_a_sign_ends_when_what_was_typed_is_sent(nudges: LocalNudges) -> None:
    signs = Signs(nudges, Ticks())
    signs.give("a", "agent")
    signs.withdraw("a", "agent")
    signs.withdraw("b", "agent")
    await settled()
    assert not signs.shown("a", "agent")


async def test_memory_is_bounded(nudges: LocalNudges, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_KEPT", 3)
    ticks = Ticks()
    signs = Signs(nudges, ticks, lasts_s=6)
    for conversation_id in "abcde":
        signs.give(conversation_id, "citizen")
    await settled()
    assert [each for each in "abcde" if signs.shown(each, "citizen")] == ["c", "d", "e"]
    ticks.now += 6
    signs.give("f", "citizen")
    await settled()
    assert list(signs._until) == [("f", "citizen")]


def test_at_its_own_gateway_a_sign_is_seen_at_once() -> None:
    signs = Signs(LocalNudges(), Ticks())
    signs.give("a", "citizen")
    assert signs.shown("a", "citizen")
    signs.withdraw("a", "citizen")
    assert not signs.shown("a", "citizen")
