"""A card is read from the messages once for each new message."""

from collections.abc import Iterable
from typing import Any

import pytest

from api.desk import repository
from tests.api.handover.world import AGENT, World


def test_what_was_read_is_not_read_again_until_something_is_said(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    read = repository.messages_of

    def counting(session: Any, conversation_ids: Iterable[str]) -> Any:
        asked.append(list(conversation_ids))
        return read(session, conversation_ids)

    monkeypatch.setattr(repository, "messages_of", counting)
    world.comes(AGENT)
    first, second = world.citizen(), world.citizen()
    world.queues_up(first)
    world.time.seconds(1)
    world.queues_up(second)
    desk = world.gateway.desk.desk
    desk.queues(AGENT)
    desk.queues(AGENT)
    assert asked == [[first.conversation_id, second.conversation_id], []]
    world.says(second, "Mit pas er væk")
    assert [card.last_from for card in desk.queues(AGENT).waiting] == ["citizen", "citizen"]
    assert asked[2:] == [[second.conversation_id]]
