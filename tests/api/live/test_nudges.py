"""Within one process a nudge reaches those who listen to its topic, and nobody else."""

import asyncio
import threading

from api.live.notes import LOOK, Note
from api.live.nudges import LocalNudges

SOON_S = 10


async def settled() -> None:
    """What has been published by now has been delivered."""
    for _ in range(3):
        await asyncio.sleep(0)


async def test_those_who_listen_to_the_topic_are_told_and_others_not(nudges: LocalNudges) -> None:
    ours: list[Note] = []
    others: list[Note] = []
    with nudges.listen("desk", ours.append), nudges.listen("desk:a1", others.append):
        nudges.publish("desk", {"queues": True})
        await settled()
    assert (ours, others) == ([{"queues": True}], [])


async def test_who_no_longer_listens_is_told_nothing(nudges: LocalNudges) -> None:
    told: list[Note] = []
    with nudges.listen("desk", told.append):
        pass
    nudges.publish("desk", {"queues": True})
    await settled()
    assert told == []


async def test_a_nudge_may_come_from_any_thread(nudges: LocalNudges) -> None:
    told = asyncio.Event()
    with nudges.listen("desk", lambda _: told.set()):
        thread = threading.Thread(target=nudges.publish, args=("desk", {"queues": True}))
        thread.start()
        async with asyncio.timeout(SOON_S):
            await told.wait()
        thread.join()


async def test_a_wake_is_the_empty_note_that_says_look(nudges: LocalNudges) -> None:
    told: list[Note] = []
    with nudges.listen("a", told.append), nudges.listen("b", told.append):
        nudges.wake("a")
        nudges.wake_all()
    assert told == [LOOK, LOOK, LOOK]


def test_before_the_process_serves_a_nudge_is_let_go() -> None:
    told: list[Note] = []
    nudges = LocalNudges()
    with nudges.listen("desk", told.append):
        nudges.publish("desk", {"queues": True})
    assert told == []


async def test_who_listens_no_more_leaves_nothing_behind(nudges: LocalNudges) -> None:
    with nudges.listen("desk", lambda _: None):
        assert nudges._receivers
    assert not nudges._receivers
