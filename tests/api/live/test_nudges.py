"""Within one process a nudge reaches those who listen to its topic, and nobody else."""

import asyncio
import threading
from contextlib import aclosing

from api.live.hearing import MOST_UNREAD, heard
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


async def test_a_stream_looks_first_then_hears_each_note_in_order(nudges: LocalNudges) -> None:
    async with aclosing(heard(nudges, ["desk", "desk:a1"], look_s=SOON_S)) as notes:
        assert await anext(notes) == LOOK
        nudges.publish("desk:a1", {"conversation": "c1", "last_seq": 3})
        nudges.publish("desk", {"queues": True})
        nudges.publish("desk:a2", {"conversation": "c2"})
        assert await anext(notes) == {"conversation": "c1", "last_seq": 3}
        assert await anext(notes) == {"queues": True}


async def test_a_stream_that_hears_nothing_looks_for_itself_now_and_then(nudges: LocalNudges) -> None:
    async with aclosing(heard(nudges, ["desk"], look_s=0.01)) as notes:
        assert [await anext(notes) for _ in range(3)] == [LOOK, LOOK, LOOK]


async def test_who_reads_too_slowly_is_told_to_look_and_what_comes_after_that(nudges: LocalNudges) -> None:
    async with aclosing(heard(nudges, ["desk"], look_s=SOON_S)) as notes:
        await anext(notes)
        for number in range(MOST_UNREAD + 2):
            nudges.publish("desk", {"number": number})
        await settled()
        assert await anext(notes) == LOOK
        assert await anext(notes) == {"number": MOST_UNREAD + 1}


async def test_a_stream_that_ends_leaves_nobody_listening(nudges: LocalNudges) -> None:
    async with aclosing(heard(nudges, ["desk"], look_s=SOON_S)) as notes:
        await anext(notes)
        assert nudges._receivers
    assert not nudges._receivers
