"""What the city's calls give. Values are typed as in `backend/facts/values.py`; texts are in both languages."""

import datetime as dt
from typing import Self

from pydantic import BaseModel

from backend.facts.fact import Fact, Told
from backend.facts.values import Text
from backend.places.types import OpenState, PlaceInfo, PlaceKind


class PlaceView(BaseModel):
    key: str
    kind: PlaceKind
    name: Text
    parent: str | None
    latitude: float | None
    longitude: float | None

    @classmethod
    def of(cls, place: PlaceInfo) -> Self:
        return cls(
            key=place.key,
            kind=place.kind,
            name=place.name,
            parent=place.parent,
            latitude=place.latitude,
            longitude=place.longitude,
        )


class PlacesView(BaseModel):
    places: list[PlaceView]


class PlaceInFull(PlaceView):
    """`facts` by their names: address, phone, hours_week …"""

    facts: dict[str, Told] = {}


class DayView(BaseModel):
    """`hours.value` is None where they are not known; no spans means closed."""

    date: dt.date
    holiday: Text | None
    hours: Told


class HoursView(BaseModel):
    place: str
    days: list[DayView]


class OpenView(BaseModel):
    """`state` is open, closed or unknown at `asked_at`; `until` and `next_opening` are in Europe/Copenhagen."""

    place: str
    asked_at: dt.datetime
    state: str
    categories: list[str]
    until: dt.datetime | None
    next_opening: dt.datetime | None
    hours: Told

    @classmethod
    def of(cls, place: str, now: dt.datetime, state: OpenState) -> Self:
        return cls(
            place=place,
            asked_at=now.replace(second=0, microsecond=0),
            state=state.state,
            categories=list(state.categories),
            until=state.until,
            next_opening=state.next_opening,
            hours=state.fact.told(now.date()),
        )


class ServiceView(BaseModel):
    key: str
    facts: dict[str, Told]


class ServicesView(BaseModel):
    services: list[str]


def told(facts: dict[str, Fact], today: dt.date) -> dict[str, Told]:
    return {name: fact.told(today) for name, fact in facts.items()}
