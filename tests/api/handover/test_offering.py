"""When an answer of the bot leads to an offer."""

import pytest

from api.handover.offering import offer_in
from replies import Handover, Reply, reply

MISS = reply("not_understood.once", handover=Handover(queue="citizen_service", reason="not_understood"))
ASKED = reply("human.reach", handover=Handover(queue="library", reason="asked"))
CRISIS = reply("crisis.now", handover=Handover(queue="citizen_service", reason="crisis"))
HELLO = reply("greet.hello")


@pytest.mark.parametrize(
    ("replies", "before", "offered"),
    [
        ([HELLO], [], None),
        ([MISS], [], None),
        ([MISS], [HELLO], None),
        ([MISS], [MISS], MISS),
        ([HELLO, ASKED], [], ASKED),
        ([MISS, ASKED], [], ASKED),
        ([CRISIS], [], None),
        ([ASKED, CRISIS], [], None),
    ],
)
def test_what_is_asked_is_offered_and_what_failed_only_twice(
    replies: list[Reply], before: list[Reply], offered: Reply | None
) -> None:
    assert offer_in(replies, before) == (offered.handover if offered else None)
