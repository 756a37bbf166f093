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


def look(wish: Wish, city: City, *, nearest: bool = True) -> Looked | None:
    """The first wish that finds something; without `nearest`, this one only. None if none does."""
    demo = city.doors.system(SYSTEMS["library"]).demo
    tried = wishes(wish) if nearest else [next(wishes(wish))]
    looked = (Looked(situation, one, find(city.session, one, city.now, demo=demo)) for situation, one in tried)
    return next((one for one in looked if one.found.happenings), None)


def wishes(wish: Wish) -> Iterator[tuple[str, Wish]]:
    """The wish itself; then on other days, in other places, and at last about something else."""
    yield "about" if wish.words else "found", wish
    if wish.first or wish.begins:
        yield "other_days", replace(wish, first=None, last=None, begins=None)
    if wish.place:
        yield "elsewhere", replace(wish, place=None)
    if wish.words:
        yield "instead", replace(wish, words="")
