"""The library CMS: `/dpl-cms/api/v1`, open to all."""

import datetime as dt
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel

from demo_city.city import Here
from demo_city.conditional import answer
from demo_city.events.occurrences import all_occurrences
from demo_city.library.events import row
from demo_city.library.hours import AHEAD, BEHIND, rows
from demo_city.pages import base_of


async def as_json(_format: Annotated[Literal["json"], Query(alias="_format")]) -> None:
    """The interface speaks JSON to whoever asks for it by name."""


class Asked(BaseModel):
    """What opening hours are asked for: of one branch or all, from a day to a day, both with them."""

    branch_id: int | None = None
    from_date: dt.date = dt.date.min
    to_date: dt.date = dt.date.max


router = APIRouter(prefix="/dpl-cms/api/v1", dependencies=[Depends(as_json)])


@router.get("/opening_hours")
async def opening_hours(request: Request, city: Here, asked: Annotated[Asked, Query()]) -> Response:
    """All that has been written, a month behind and a year ahead, unless less is asked for."""
    today = city.clock.today()
    first, last = max(asked.from_date, today - BEHIND), min(asked.to_date, today + AHEAD)
    found = rows(city.hours, city.places, first, last)
    return answer(request, [hours for hours in found if asked.branch_id in {None, hours["branch_id"]}])


@router.get("/events")
async def events(request: Request, city: Here, from_date: dt.date | None = None) -> Response:
    first = from_date or city.clock.today()
    found = [held for held in all_occurrences(city.library_events, city.clock.now()) if held.end.date() >= first]
    found.sort(key=lambda held: (held.start, held.number))
    return answer(request, [row(held, city.places[held.event.place], base_of(request)) for held in found])
