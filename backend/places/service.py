"""What actions and gateway ask about places."""

import datetime as dt

from sqlalchemy.orm import Session

from backend.facts.fact import Fact
from backend.places.types import OpenState, PlaceInfo, PlaceKind, PlaceMatch

__all__ = ["OpenState", "PlaceInfo", "PlaceMatch", "UnknownPlaceError"]


class UnknownPlaceError(LookupError):
    """No place has that key."""


def resolve_place(session: Session, words: str) -> PlaceMatch:
    """The place that the citizen's words name, by any of its names, or misspelt."""
    raise NotImplementedError


def place(session: Session, key: str) -> PlaceInfo:
    raise NotImplementedError


def places(session: Session, kind: PlaceKind) -> list[PlaceInfo]:
    raise NotImplementedError


def place_facts(session: Session, key: str) -> dict[str, Fact]:
    raise NotImplementedError


def hours_on(session: Session, key: str, day: dt.date) -> Fact:
    raise NotImplementedError


def open_now(session: Session, key: str, now: dt.datetime) -> OpenState:
    raise NotImplementedError
