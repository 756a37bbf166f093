"""A person is asked for at the desk of the matter talked about."""

from collections.abc import Awaitable, Callable

import pytest

from actions.assembly import all_actions
from actions.queues import DESKS, QUEUE_OF_TOPIC
from replies import Reply

Ask = Callable[..., Awaitable[Reply]]


@pytest.mark.parametrize(
    ("topic", "queue"),
    [
        ("passport_renew", "citizen_service"),
        ("late_fee", "library"),
        ("archive_order", "archive"),
        ("bill_payment", "billing"),
        ("eu_residence", "international"),
        (None, "citizen_service"),
    ],
)
async def test_the_topic_talked_about_names_the_desk(ask: Ask, topic: str | None, queue: str) -> None:
    slots = {"last_topic": topic} if topic else {}
    reply = await ask("action_human", "kan jeg tale med nogen", slots=slots)
    assert reply.handover is not None
    assert reply.handover.queue == queue


def test_every_topic_with_a_desk_is_answered_by_an_action() -> None:
    assert set(QUEUE_OF_TOPIC) <= {action.topic for action in all_actions()}
    assert set(QUEUE_OF_TOPIC.values()) <= set(DESKS)
