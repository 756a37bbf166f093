"""Each fault is done on the way, and found by the comparison."""

from http import HTTPStatus
from random import Random

import pytest

from soak.citizen import Citizen
from soak.compare import compared
from soak.door import Answered, Asked, UnreachableError
from soak.run import seen_through
from soak.sabotage import FOUND_IN, KINDS, ONE_IN, Sabotage, Tampering, TwoOwners
from tests.soak.conftest import FakeGateway
from tests.soak.test_citizen import AT_ONCE, NOW

CLAIM = Asked("POST", "/api/desk/conversations/c1/claim", {})


@pytest.mark.parametrize("kind", ["drop", "double", "reorder"])
async def test_what_is_done_on_the_way_is_found(gateway: FakeGateway, kind: Sabotage) -> None:
    door = KINDS[kind](gateway)
    citizen = Citizen(door, Random(1), lambda: NOW, AT_ONCE, path="/api/conversations/c1")
    for _ in range(ONE_IN + 2):
        await citizen.say("Hej")
    citizen.door = gateway
    counts = compared(citizen.journal, await citizen.transcript(), NOW)
    assert door.done == 1
    assert getattr(counts, FOUND_IN[kind]) >= 1


async def test_who_was_not_first_is_told_that_it_is_theirs(gateway: FakeGateway) -> None:
    door = TwoOwners(gateway)
    gateway.troubles = [Answered(HTTPStatus.CONFLICT, {"owner": "agent"}), Answered(HTTPStatus.FORBIDDEN, {})]
    assert (await door.call(0, CLAIM)).status == HTTPStatus.OK
    assert (await door.call(0, CLAIM)).status == HTTPStatus.FORBIDDEN
    assert door.done == 1


@pytest.mark.parametrize(
    "asked",
    [
        Asked("POST", "/api/conversations", {"language": "da"}),
        Asked("GET", "/api/conversations/c1/messages"),
        Asked("POST", "/api/conversations/c1/messages", {"reply_to": 1, "choice": "human"}),
        Asked("POST", "/api/desk/conversations/c1/messages", {"text": "Hej"}),
    ],
)
async def test_all_but_a_citizens_words_pass_untouched(gateway: FakeGateway, asked: Asked) -> None:
    door: Tampering = KINDS["drop"](gateway)
    gateway.troubles = [Answered(HTTPStatus.OK, {})] * ONE_IN * 2
    for _ in range(ONE_IN * 2):
        await door.call(0, asked)
    assert (door.done, gateway.asked) == (0, [asked] * ONE_IN * 2)


async def test_what_was_kept_back_is_kept_when_the_connection_breaks_off(gateway: FakeGateway) -> None:
    """And comes once one more message of its conversation has passed."""
    door = KINDS["reorder"](gateway)
    citizen = Citizen(door, Random(1), lambda: NOW, AT_ONCE, path="/api/conversations/c1")
    for _ in range(ONE_IN):
        await citizen.say("Hej")
    assert door.half_done(citizen.path)
    gateway.troubles = [UnreachableError("away")]
    await seen_through(door, [citizen])
    assert not door.half_done(citizen.path)
    citizen.door = gateway
    counts = compared(citizen.journal, await citizen.transcript(), NOW)
    assert (counts.disordered >= 1, counts.lost) == (True, 0)
