"""What may be seen of a record, and where: read from the archive's own numbers for law, agreement and place. Pure.

Only numbers whose meaning the archive has published are read; any other leaves it unsaid.
"""

from collections.abc import Mapping
from typing import Final, Literal

from backend.clients.aarhusarkivet import Limits

Access = Literal[
    "online", "order", "reading_room", "on_application", "closed_private", "closed_general", "closed_special",
    "closed_by_agreement",
]  # fmt: skip
FREE_BY_LAW = 1
CLOSED_BY_LAW: Final[Mapping[int, Access]] = {2: "closed_private", 3: "closed_general", 4: "closed_special"}
BY_AGREEMENT: Final[Mapping[int, Access]] = {1: "closed_by_agreement", 2: "on_application"}
READING_ROOM_ONLY, ON_THE_INTERNET, NO_AGREEMENT = 3, 4, 5
WHERE: Final[Mapping[int, Access]] = {2: "order", 3: "reading_room"}
ONLINE = 4


def access_of(limits: Limits) -> Access | None:
    """None where it cannot be told: the law counts before the agreement, and both before the place."""
    law, agreement, place = limits.legal_id, limits.contractual_id, limits.availability_id
    if law is None or agreement is None or place is None:
        return None
    if law != FREE_BY_LAW:
        return CLOSED_BY_LAW.get(law)
    return BY_AGREEMENT.get(agreement) or _by_place(agreement, place)


def _by_place(agreement: int, place: int) -> Access | None:
    if place == ONLINE:
        return "online" if agreement in {ON_THE_INTERNET, NO_AGREEMENT} else None
    known = agreement in {READING_ROOM_ONLY, ON_THE_INTERNET, NO_AGREEMENT}
    return WHERE.get(place) if known else None
