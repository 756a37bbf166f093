"""One message of a conversation at a time, and each message answered once."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, List, Optional, Tuple
from weakref import WeakValueDictionary

Replies = List[Any]
Key = Tuple[str, str]
KEPT = 1000
MINUTES = 10


class Turns:
    """A lock a conversation, gone when nobody holds or awaits it. Rasa's own lock looks again only once a second."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def of(self, conversation_id: str) -> asyncio.Lock:
        return self._locks.setdefault(conversation_id, asyncio.Lock())


class RecentReplies:
    """Replies by (conversation, message), kept for some minutes: a message sent again is not asked again.

    `clock` gives seconds that only grow.
    """

    def __init__(self, clock: Callable[[], float], kept: int = KEPT, seconds: float = MINUTES * 60) -> None:
        self._clock = clock
        self._kept = kept
        self._seconds = seconds
        self._replies: OrderedDict[Key, Tuple[float, Replies]] = OrderedDict()

    def get(self, key: Key) -> Optional[Replies]:
        said, replies = self._replies.get(key, (float("-inf"), None))
        return replies if self._clock() - said <= self._seconds else None

    def put(self, key: Key, replies: Replies) -> None:
        self._replies[key] = (self._clock(), replies)
        self._replies.move_to_end(key)
        while len(self._replies) > self._kept:
            self._replies.popitem(last=False)

    def forget(self, conversation_id: str) -> None:
        for key in [key for key in self._replies if key[0] == conversation_id]:
            del self._replies[key]
