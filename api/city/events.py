"""`/api/city/events`: what takes place at the libraries and in the city, by theme, audience, day, place and price."""

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from api.city.access import ForEverybody
from api.city.cached import answered
from api.city.errors import NotInTheCityError
from backend.events import service
from backend.events.service import Happening, Standing, Wish
from backend.events.types import Audience
from backend.places import service as places

router = APIRouter(prefix="/api/city", tags=["city"])
SOME_MINUTES = 300


class EventsView(BaseModel):
    """The soonest or the best, `total` in all. `standings`: how fresh each system is. `demo`: all is invented."""

    events: list[Happening]
    total: int
    standings: list[Standing]
    demo: bool


class EventsAsked(BaseModel):
    """`first` and `last` are days, both included; `place` is a key of `/api/city/places`."""

    q: Annotated[str, Field(max_length=200)] = ""
    first: dt.date | None = None
    last: dt.date | None = None
    audience: Audience | None = None
    place: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)] | None = None
    free: bool = False
    limit: Annotated[int, Field(ge=1, le=50)] = 20

    @property
    def wish(self) -> Wish:
        named = self.model_dump(exclude={"q"})
        return Wish(self.q, **named)


@router.get("/events", response_model=EventsView)
def events(city: ForEverybody, request: Request, asked: Annotated[EventsAsked, Query()]) -> Response:
    """Those that are not over."""
    demo = city.doors.system("dpl_cms").demo
    now = city.clock.now()
    with city.sessions() as session:
        try:
            if asked.place:
                places.place(session, asked.place)
        except places.UnknownPlaceError as error:
            raise NotInTheCityError from error
        found, standings = service.find(session, asked.wish, now, demo=demo), service.standings(session, now)
    view = EventsView(events=list(found.happenings), total=found.total, standings=list(standings), demo=demo)
    return answered(request, view, SOME_MINUTES)
