"""The domain, which does not change while it is served."""

from typing import Any


def known_once(original: Any) -> Any:
    """Rasa builds an empty domain to compare with, for every message."""

    def is_empty(self: Any) -> bool:
        known = self.__dict__.get("known_empty")
        if known is None:
            known = self.__dict__["known_empty"] = original(self)
        return bool(known)

    return is_empty
