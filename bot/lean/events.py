"""Events: their class found by name at once, and a tracker copied instead of replayed."""

import copy
from collections import deque
from typing import Any, Dict, Optional, Text


def class_by_name(original: Any) -> Any:
    """Rasa walks through all classes of events for every event of every conversation it reads."""
    found: Dict[Text, Any] = {}
    resolve = original.__func__

    def resolve_by_type(type_name: Text, default: Optional[Any] = None) -> Any:
        if type_name not in found:
            known = resolve(type_name, default)
            if known is None or known is default:
                return known
            found[type_name] = known
        return found[type_name]

    return staticmethod(resolve_by_type)


def copied(_: Any) -> Any:
    """Rasa copies a tracker before each action by replaying all its events into a new one."""

    def copy_tracker(self: Any) -> Any:
        twin = self.init_copy()
        twin.events = deque(self.events, self._max_event_history)
        twin.slots = {name: copy.copy(slot) for name, slot in self.slots.items()}
        for state in ("_paused", "followup_action", "latest_message", "latest_bot_utterance"):
            setattr(twin, state, getattr(self, state))
        twin.latest_action = copy.copy(self.latest_action)
        twin.active_loop = copy.copy(self.active_loop)
        return twin

    return copy_tracker
