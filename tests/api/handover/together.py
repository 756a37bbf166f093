"""Many at once, in real threads."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from api.errors import GatewayError


def at_once(deeds: Sequence[Callable[[], Any]]) -> list[Any]:
    """Each in a thread of its own, all let go together: what each gave, or the refusal it met."""
    barrier = Barrier(len(deeds))

    def do(deed: Callable[[], Any]) -> Any:
        barrier.wait(timeout=30)
        try:
            return deed()
        except GatewayError as refusal:
            return refusal

    with ThreadPoolExecutor(len(deeds)) as threads:
        return list(threads.map(do, deeds))
