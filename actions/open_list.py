"""Places that are open, as a list: until when, or the hours of the day, how far away, and how sure that is."""

from collections.abc import Sequence
from typing import Any

from actions.action import City
from backend.clock import local
from backend.facts.fact import Fact, Source, Told
from backend.facts.values import DayHours, Detail, Item, Listing, Moment, Number, Term, Time
from backend.places.open_places import Judged
from backend.places.types import OpenState

MOST_SHOWN = 6
KILOMETRE, ROUNDED_TO = 1000, 100

AnyJudged = Judged[Any]


def listing(places: Sequence[AnyJudged], city: City) -> dict[str, Told]:
    """`found`, as sure as all of them where they are equally sure; else each says so beside its name."""
    shown = places[:MOST_SHOWN]
    hours = [city.told(_fact(one)) for one in shown]
    if not hours:
        return {}
    alike = len({(told.standing, told.year if told.standing == "dated" else None) for told in hours}) == 1
    items = tuple(
        Item(title=one.place.name, details=(*_state(one), *_away(one), *(() if alike else _standing(told))))
        for one, told in zip(shown, hours, strict=True)
    )
    common = hours[0] if alike else Told(value=None, standing="current")
    return {"found": common.model_copy(update={"value": Listing(items=items)})}


def sources(places: Sequence[AnyJudged], city: City) -> tuple[Source, ...]:
    told = (city.told(_fact(one)) for one in places[:MOST_SHOWN])
    return tuple(dict.fromkeys(one.source for one in told if one.source))


def _fact(one: AnyJudged) -> Fact:
    state: OpenState | Fact = one.state
    return state.fact if isinstance(state, OpenState) else state


def _state(one: AnyJudged) -> tuple[Detail, ...]:
    state: OpenState | Fact = one.state
    if isinstance(state, Fact):
        return (state.value,) if isinstance(state.value, DayHours) else ()
    if state.state == "open" and state.until:
        until = Term(key="term_until", values={"until": Time(time=local(state.until).time())})
        return (until, Term(key="term_without_staff")) if state.categories == ("self_service",) else (until,)
    if state.next_opening:
        return (Term(key="term_opens", values={"next": Moment(start=state.next_opening)}),)
    return ()


def _away(one: AnyJudged) -> tuple[Detail, ...]:
    """To a hundred metres, and to a kilometre from one on: it is as the crow flies. Nothing of the spot itself."""
    if one.metres is None or one.metres < ROUNDED_TO / 2:
        return ()
    if one.metres < KILOMETRE - ROUNDED_TO / 2:
        metres = Number(number=round(one.metres / ROUNDED_TO) * ROUNDED_TO)
        return (Term(key="term_metres_away", values={"number": metres}),)
    return (Term(key="term_kilometres_away", values={"number": Number(number=round(one.metres / KILOMETRE))}),)


def _standing(told: Told) -> tuple[Detail, ...]:
    if told.standing == "demo":
        return (Term(key="term_invented"),)
    if told.standing == "dated" and told.year:
        return (Term(key="term_of_year", values={"year": Number(number=told.year)}),)
    return ()
