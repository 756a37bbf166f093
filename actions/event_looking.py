"""Looks for what is wished for, and where nothing is found, for what comes nearest to it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from actions.action import City
from actions.event_telling import SYSTEMS
from backend.events.service import Found, Wish, find


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found by which wish; `situation` names what is told of it."""

    situation: str
    wish: Wish
    found: Found


def look(wish: Wish, city: City, *, instead: bool = True) -> Looked | None:
    """The first wish that finds something; `instead`: at last about something else. None if none does."""
    demo = city.doors.system(SYSTEMS["library"]).demo
    looked = (
        Looked(situation, one, find(city.session, one, city.now, demo=demo))
        for situation, one in wishes(wish)
        if instead or situation != "instead"
    )
    return next((one for one in looked if one.found.happenings), None)


def wishes(wish: Wish) -> Iterator[tuple[str, Wish]]:
    """The wish itself; then for other days and places, if it is for more than a day; at last without its words."""
    yield "about" if wish.words else "found", wish
    for_something = wish.words or wish.audience or wish.place or wish.venue
    if for_something and (wish.first or wish.begins):
        yield "other_days", replace(wish, first=None, last=None, begins=None)
    if wish.place or wish.venue:
        yield "elsewhere", replace(wish, place=None, venue=None)
    if wish.words:
        yield "instead", replace(wish, words="")
