"""`/api/city/open`: which places are open now, the nearest first."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel
from sqlalchemy.orm import Session

from api.city.access import ForEverybody
from api.city.cached import answered
from api.city.errors import NotInTheCityError
from api.city.schemas import OpenView
from backend.places import service
from backend.places.nearness import Position
from backend.places.open_places import (
    UnknownPostcodeError,
    open_places,
    position_of,
    position_of_postcode,
)
from backend.places.types import PlaceKind

router = APIRouter(prefix="/api/city", tags=["city"])
A_MINUTE = 60
Near = Annotated[str | None, Query(pattern=r"^(\d{4}|[a-z][a-z0-9_]{0,59})$")]


class OpenPlaceView(OpenView):
    """`metres` as the crow flies; None where no distance was asked for, or none is known."""

    metres: int | None


class OpenPlacesView(BaseModel):
    """`unknown`: those that may be open for all we know."""

    open: list[OpenPlaceView]
    unknown: list[str]


@router.get("/open", response_model=OpenPlacesView)
def open_now(city: ForEverybody, request: Request, kind: PlaceKind | None = None, near: Near = None) -> Response:
    """`near` is a postcode, or the key of a place."""
    now = city.clock.now()
    with city.sessions() as session:
        found = open_places(session, now, frozenset({kind} if kind else ()), _position(session, near))
    shown = [
        OpenPlaceView(
            **dict(OpenView.of(one.place.key, now, one.state)),
            metres=None if one.metres is None else round(one.metres, -2),
        )
        for one in found.open
    ]
    view = OpenPlacesView(open=shown, unknown=[place.key for place in found.unknown])
    return answered(request, view, A_MINUTE)


def _position(session: Session, near: str | None) -> Position | None:
    try:
        if near is None:
            return None
        return position_of_postcode(session, near) if near.isdecimal() else position_of(service.place(session, near))
    except (UnknownPostcodeError, service.UnknownPlaceError) as error:
        raise NotInTheCityError from error
