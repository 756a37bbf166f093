"""`/api/city/queue`, `/archive` and `/catalogue`: what the city's systems say when asked, within a live call's time."""

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel

from api.city.access import CityParts, ForEverybody
from api.city.cached import answered
from api.city.errors import NotInTheCityError, SourceSilentError, TooManyQuestionsError
from backend.archive import service as archive
from backend.archive.access import Access
from backend.catalogue import service as catalogue
from backend.catalogue.reading import Said, wish_of
from backend.catalogue.types import FoundWork, How
from backend.clients.doors import Doors
from backend.clients.errors import SourceError
from backend.facts.values import Language, Text
from backend.places.service import by_isil
from backend.queue import service as queue

router = APIRouter(prefix="/api/city", tags=["city"])
A_MINUTE, SOME_MINUTES = 60, 300
Words = Annotated[str, Query(min_length=1, max_length=200)]


class AskedView(BaseModel):
    """`source` names who said so, at `asked_at`; `demo`: it is invented."""

    asked_at: dt.datetime
    source: Text
    demo: bool


class CounterView(BaseModel):
    """`people` wait now; the last ten waited `minutes` in the mean. None: not known."""

    name: str
    people: int | None
    minutes: int | None


class QueueView(AskedView):
    counters: list[CounterView]


class RecordView(BaseModel):
    """`kind` is a key of data/facts/archive.yml. `access`: how it may be seen, None where that is not known."""

    number: str
    title: str
    kind: str | None
    first_year: int | None
    last_year: int | None
    access: Access | None
    link: str
    picture: str | None


class ArchiveView(AskedView):
    """`total` of them, or at least that many; the best are told. `page` is the search for people."""

    total: int
    at_least: bool
    records: list[RecordView]
    page: str


class CatalogueView(AskedView):
    """`hits` in all, the best of them told. `looked_up`: when the loan system told what is in, None if it did not."""

    hits: int
    how: How
    works: list[FoundWork]
    looked_up: dt.datetime | None


def within_reason(city: ForEverybody, request: Request) -> CityParts:
    """Each question here is one to another system."""
    address = request.client.host if request.client else ""
    wait = city.rate.refuse_for(city.addresses.pseudonym(address))
    if wait is not None:
        raise TooManyQuestionsError(retry_after=wait)
    return city


WithinReason = Annotated[CityParts, Depends(within_reason)]


@router.get("/queue", response_model=QueueView)
def waiting(city: WithinReason, request: Request) -> Response:
    """How many wait at Borgerservice's counters, and for how long."""
    try:
        found = queue.waiting(city.doors, city.clock.now())
    except SourceError as error:
        raise SourceSilentError from error
    counters = [CounterView(name=one.name, people=one.people, minutes=one.minutes) for one in found.counters]
    return answered(request, QueueView(counters=counters, **_who(city.doors, "ckan", found.asked_at)), A_MINUTE)


@router.get("/archive", response_model=ArchiveView)
def records(city: WithinReason, request: Request, q: Words, language: Language = "da") -> Response:
    """Pictures, newspapers, maps and records that the city's archives have, by words, years and kind in one text."""
    now = city.clock.now()
    wish = archive.wish_of(q, now.year)
    try:
        found = archive.find(city.doors, wish, now, language)
    except SourceError as error:
        raise SourceSilentError from error
    shown = [_record(city.doors, record) for record in found.records]
    view = ArchiveView(
        total=found.total,
        at_least=found.at_least,
        records=shown,
        page=archive.search_page(wish),
        **_who(city.doors, "aarhusarkivet", found.asked_at),
    )
    return answered(request, view, SOME_MINUTES)


@router.get("/catalogue", response_model=CatalogueView)
def works(city: WithinReason, request: Request, q: Words, language: Language = "da") -> Response:
    """Books, films, games and other works that the libraries have, and where they are at home."""
    now = city.clock.now()
    wish = wish_of(Said(q, language))
    if wish.names_nothing:
        raise NotInTheCityError
    with city.sessions() as session:
        libraries = by_isil(session)
    try:
        found = catalogue.find(city.doors, libraries, wish, now)
    except SourceError as error:
        raise SourceSilentError from error
    view = CatalogueView(
        hits=found.hits,
        how=found.how,
        works=list(found.works),
        looked_up=found.looked_up,
        **_who(city.doors, "fbi_api", now),
    )
    return answered(request, view, A_MINUTE)


def _record(doors: Doors, record: archive.Record) -> RecordView:
    return RecordView(
        number=record.number,
        title=record.title,
        kind=record.kind,
        first_year=record.first_year,
        last_year=record.last_year,
        access=record.access,
        link=archive.record_page(doors, record),
        picture=record.picture,
    )


def _who(doors: Doors, system: str, asked_at: dt.datetime) -> dict[str, object]:
    asked = doors.system(system)
    return {"asked_at": asked_at.replace(microsecond=0), "source": asked.source_title, "demo": asked.demo}
