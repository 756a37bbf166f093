"""Events found, as an answer tells them: a list with times, places and prices, and whose word it is."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from actions.action import City
from backend.calendar import DaySpan
from backend.events.service import Happening, Standing, Wish
from backend.events.types import Origin, Price, State
from backend.events.words import vocabulary
from backend.facts.fact import Source, Told, given
from backend.facts.values import Date, Detail, Item, Listing, Moment, Money, Number, Plain, Term, same
from backend.places.types import PlaceInfo

SYSTEMS: Mapping[Origin, str] = {"library": "dpl_cms", "city": "event_database"}
STATES: Mapping[State, str] = {
    "sold_out": "term_sold_out", "cancelled": "term_cancelled", "sale_not_open": "term_sale_not_open",
}  # fmt: skip
ORE = 100


def told_list(found: Sequence[Happening], standings: Sequence[Standing], city: City) -> Told:
    """The list with the standing of the oldest of its sources."""
    heard = [one for one in standings if one.origin in {happening.origin for happening in found} and one.at]
    oldest = min((one.at for one in heard if one.at), default=city.now)
    demo = city.doors.system(SYSTEMS["library"]).demo
    return Told(
        value=Listing(items=tuple(item(happening) for happening in found)),
        standing="demo" if demo else "dated" if any(one.heard == "dated" for one in heard) else "current",
        year=oldest.year,
        source=next(iter(sources(found, standings, city)), None),
    )


def sources(found: Sequence[Happening], standings: Sequence[Standing], city: City) -> tuple[Source, ...]:
    """The systems that the events come from, the first one's first."""
    heard_at = {one.origin: one.at for one in standings}
    origins = dict.fromkeys(happening.origin for happening in found)
    return tuple(dict.fromkeys(_source(origin, heard_at[origin] or city.now, city) for origin in origins))


def _source(origin: Origin, heard_at: dt.datetime, city: City) -> Source:
    system = city.doors.system(SYSTEMS[origin])
    day = heard_at.astimezone(city.now.tzinfo).date().isoformat()
    return Source(title=system.source_title, url=None if system.demo else system.page, read_on=day)


def item(one: Happening) -> Item:
    return Item(title=same(one.title), details=tuple(_details(one)), link=one.link or one.other_link)


def when(one: Happening) -> Moment:
    return Moment(start=one.start, end=one.end, all_day=one.all_day)


def _details(one: Happening) -> Iterator[Detail]:
    """What matters most first: that one cannot go, or not yet; when, where and for how much."""
    if one.state in STATES:
        yield Term(key=STATES[one.state])
    yield when(one)
    if one.more:
        yield Term(key="term_more_times" if one.more > 1 else "term_one_more_time", values=_number(one.more))
    if one.online:
        yield Term(key="term_event_online")
    elif one.place:
        yield same(one.place)
    if told := price(one.price, tickets=one.tickets):
        yield told


def price(told: Price | None, *, tickets: bool | None) -> Detail | None:
    """None where nothing is told; that no tickets are sold is not that there is nothing to pay."""
    if told is None:
        return Term(key="term_no_tickets") if tickets is False else None
    if told.is_free:
        return Term(key="term_free")
    if told.high is None:
        return Term(key="term_price_from", values={"low": _kroner(told.low)})
    if told.low == told.high:
        return _kroner(told.low)
    return Term(key="term_price_between", values={"low": _kroner(told.low), "high": _kroner(told.high)})


def span_told(span: DaySpan | None) -> Told:
    """The days that were asked for, as words."""
    if span is None:
        return given(Term(key="term_events_coming"))
    if span.first == span.last:
        return given(Term(key="term_events_on", values={"day": Date(date=span.first)}))
    values: dict[str, Plain] = {"first": Date(date=span.first), "last": Date(date=span.last)}
    return given(Term(key="term_events_between", values=values))


def narrowed(wish: Wish, place: PlaceInfo | None) -> dict[str, Told]:
    """What else the events had to be: free, for somebody, somewhere; nothing if none of these was asked."""
    values: dict[str, Plain] = {}
    if wish.audience:
        values["audience"] = vocabulary().names[wish.audience]
    if wish.place and place:
        values["place"] = place.name
    elif wish.venue:
        values["place"] = same(wish.venue)
    asked = ["free"] * wish.free + list(values)
    return {"narrowed": given(Term(key=f"term_events_{'_'.join(asked)}", values=values))} if asked else {}


def heard_on(standings: Sequence[Standing], city: City) -> dict[str, Told]:
    """The day of what is told, where that is not of these days."""
    dated = [one.at for one in standings if one.heard == "dated" and one.at]
    return {"heard": given(Date(date=min(dated).astimezone(city.now.tzinfo).date()))} if dated else {}


def _kroner(ore: int) -> Money:
    return Money(amount=Decimal(ore) / ORE)


def _number(number: int) -> dict[str, Plain]:
    return {"number": Number(number=number)} if number > 1 else {}
