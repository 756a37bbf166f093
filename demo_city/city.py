"""The demo city put together: its clock, its key, and all that its data say."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from demo_city.archive.rows import Archive, load_archive
from demo_city.articles.rows import Article
from demo_city.catalogue.rows import Catalogue, load_catalogue
from demo_city.ckan.rows import Desk
from demo_city.clock import Clock
from demo_city.events.rows import Event
from demo_city.library.hours import Hours, WeekHours
from demo_city.places import Place
from demo_city.rows import read


@dataclass(frozen=True)
class City:
    """All that the endpoints tell from; the clock alone moves."""

    clock: Clock
    key: str
    places: dict[str, Place]
    hours: tuple[Hours, ...]
    events: tuple[Event, ...]
    archive: Archive
    catalogue: Catalogue
    desks: tuple[Desk, ...]
    articles: tuple[Article, ...]

    @property
    def library_events(self) -> list[Event]:
        """Those in the libraries' own CMS."""
        return [event for event in self.events if self.places[event.place].is_library]

    @property
    def database_events(self) -> list[Event]:
        """Those in the event database: all that others hold, and some of the libraries'."""
        return [event for event in self.events if event.elsewhere or not self.places[event.place].is_library]


def load(clock: Clock, key: str) -> City:
    weeks = [hours for week in read(WeekHours, "hours") for hours in week.hours()]
    return City(
        clock=clock,
        key=key,
        places={place.key: place for place in (*read(Place, "libraries"), *read(Place, "venues"))},
        hours=(*weeks, *read(Hours, "nights")),
        events=read(Event, "events"),
        archive=load_archive(),
        catalogue=load_catalogue(),
        desks=read(Desk, "desks"),
        articles=read(Article, "articles"),
    )


async def city_of(request: Request) -> City:
    city: City = request.app.state.city
    return city


Here = Annotated[City, Depends(city_of)]
