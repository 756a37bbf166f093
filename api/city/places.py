"""`/api/city/places`: where the city's places are, and when they are open."""

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from api.city.access import CityParts, ForEverybody
from api.city.cached import answered
from api.city.errors import NotInTheCityError
from api.city.schemas import DayView, HoursView, OpenView, PlaceInFull, PlacesView, PlaceView, told
from backend.calendar import customary_closing, holiday_on
from backend.places import service
from backend.places.types import PlaceKind

router = APIRouter(prefix="/api/city/places", tags=["city"])
A_MINUTE, A_QUARTER = 60, 900
Key = Annotated[str, Path(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
KINDS: tuple[PlaceKind, ...] = (
    "library", "citizen_service", "international", "archive", "local_archive", "building", "phone_line",
)  # fmt: skip


@router.get("", response_model=PlacesView)
def all_places(city: ForEverybody, request: Request, kind: PlaceKind | None = None) -> Response:
    """Every place, or those of one kind."""
    with city.sessions() as session:
        found = [place for each in ([kind] if kind else KINDS) for place in service.places(session, each)]
    return answered(request, PlacesView(places=[PlaceView.of(place) for place in found]), A_QUARTER)


@router.get("/{key}", response_model=PlaceInFull)
def one_place(city: ForEverybody, request: Request, key: Key) -> Response:
    """A place with all that is known of it."""
    with city.sessions() as session:
        try:
            place, facts = service.place(session, key), service.place_facts(session, key)
        except service.UnknownPlaceError as error:
            raise NotInTheCityError from error
    view = PlaceInFull(**dict(PlaceView.of(place)), facts=told(facts, city.clock.today()))
    return answered(request, view, A_QUARTER)


@router.get("/{key}/hours", response_model=HoursView)
def hours(
    city: ForEverybody,
    request: Request,
    key: Key,
    first: dt.date | None = None,
    days: Annotated[int, Query(ge=1, le=62)] = 7,
) -> Response:
    """Day by day from `first`, today if it is not said."""
    start = first or city.clock.today()
    view = HoursView(place=key, days=[_day(city, key, start + dt.timedelta(days=ahead)) for ahead in range(days)])
    return answered(request, view, A_QUARTER)


@router.get("/{key}/open", response_model=OpenView)
def open_now(city: ForEverybody, request: Request, key: Key) -> Response:
    """Whether it is open at this moment, and until when, or when it opens next."""
    now = city.clock.now()
    with city.sessions() as session:
        try:
            state = service.open_now(session, key, now)
        except service.UnknownPlaceError as error:
            raise NotInTheCityError from error
    return answered(request, OpenView.of(key, now, state), A_MINUTE)


def _day(city: CityParts, key: str, day: dt.date) -> DayView:
    with city.sessions() as session:
        try:
            fact = service.hours_on(session, key, day)
        except service.UnknownPlaceError as error:
            raise NotInTheCityError from error
    return DayView(date=day, holiday=holiday_on(day) or customary_closing(day), hours=fact.told(city.clock.today()))
