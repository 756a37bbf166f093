"""The bell is heard by all of the desk, or by the one whom it is for."""

import pytest

from api.conversations.waiting import within
from api.desk.bell import Bell
from api.live.nudges import LocalNudges
from api.live.parts import LiveParts
from api.live.signs import Signs

SOON_S = 10


@pytest.fixture
async def bell(nudges: LocalNudges) -> Bell:
    return Bell(LiveParts(nudges, Signs(nudges, lambda: 0.0)))


async def test_a_ring_for_all_is_heard_by_each(bell: Bell) -> None:
    with bell.listen("agent") as one, bell.listen("other agent") as two:
        bell.ring()
        assert await within(one, SOON_S)
        assert await within(two, SOON_S)


async def test_a_ring_for_one_is_heard_by_no_other(bell: Bell) -> None:
    with bell.listen("agent") as one, bell.listen("other agent") as two:
        bell.ring("agent")
        assert await within(one, SOON_S)
        assert not two.is_set()
