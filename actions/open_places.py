"""Which places are open, now, at a time or on a day, and which of them is nearest."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from actions.about_hours import that_day, this_moment
from actions.action import City
from actions.choices import ask, picks
from actions.conversation import Asked
from actions.open_list import MOST_SHOWN, listing, sources
from actions.sides import side_asked
from actions.spots import Spot, spot_meant
from actions.when import When, when_asked
from backend.clock import local
from backend.facts.fact import Told, given
from backend.facts.values import Date, Number, Term, Time
from backend.places import service as places
from backend.places.kinds import Kinds
from backend.places.open_places import OpenPlaces, open_places, open_places_on
from backend.places.service import Side
from replies import Choice, Payload, Reply, reply

TOPIC, CUES, WORDS = "opening_hours", "open_places", "open_words"
WITH_COUNTERS: Kinds = frozenset({"library", "citizen_service"})
MOST_PICKS = 3


@dataclass(frozen=True, slots=True)
class Question:
    """Of what kinds, which side, when, and near what; `nearest` if that was said, whether a spot was named or not."""

    kinds: Kinds
    side: Side | None
    when: When
    spot: Spot | None
    nearest: bool


def asks_which(asked: Asked, city: City) -> bool:
    """Whether no place is asked about, but which there are."""
    said = (asked.text, *asked.entities.get("service", ()))
    return any(city.cues.first(CUES, words) for words in said)


def asks_open(asked: Asked, city: City) -> bool:
    """Whether, of all places, those are asked about that are open."""
    return asks_which(asked, city) and city.cues.has(WORDS, "open", asked.text)


def which_are_open(asked: Asked, city: City) -> Reply:
    question = question_of(asked, city)
    when = question.when
    if when.kind == "problem":
        return reply("opening_hours.open_no_such_day", choices=(all_open("now"), ask("human")))
    day = when.day or (when.days.first if when.days else None)
    near = question.spot.position if question.spot else None
    found: OpenPlaces[Any]
    if day and not when.time:
        told = that_day(day)
        found = open_places_on(city.session, day, question.kinds, near, question.side)
    else:
        moment = dt.datetime.combine(day, when.time) if day and when.time else city.now
        told = at(moment) if day else this_moment()
        found = open_places(city.session, moment, question.kinds, near, question.side)
    return told_which(found, question, told, asked, city)


def question_of(asked: Asked, city: City) -> Question:
    said = (asked.text, *asked.entities.get("service", ()))
    side = side_asked(asked, city)
    nearest = any(city.cues.has(CUES, "nearest", words) for words in said)
    kinds = WITH_COUNTERS if side == "citizen_service" else places.kinds_named(" ".join(said))
    spot = spot_meant(asked, city, earlier=nearest)
    return Question(kinds, side, when_asked(asked, city.cues), spot, nearest)


def told_which(found: OpenPlaces[Any], question: Question, when: Told, asked: Asked, city: City) -> Reply:
    """Those that are open; else, if that is known of any, that none is, and when they open; else whom to ask."""
    facts = {"what": given(Term(key=f"term_are_{question.side or 'open'}")), "when": when, **not_known(found)}
    shown = found.open or found.closed
    facts |= {**listing(shown, city), **near(question, shown)}
    choices = picks(TOPIC, tuple(one.place for one in shown[:MOST_PICKS]), asked, city.cues)
    if found.open:
        key = situation(question)
        facts |= {"count": given(Number(number=len(found.open))), **cut(len(found.open))}
    else:
        key = "opening_hours.none_open" if found.closed else "opening_hours.open_unknown"
        facts |= city.tell(places.place_facts(city.session, "libraries_phone"), "phone", "email")
        choices = (*choices, ask("human"))
    answer = reply(key, facts, choices=choices)
    return answer.model_copy(update={"sources": tuple(dict.fromkeys((*answer.sources, *sources(shown, city))))})


def situation(question: Question) -> str:
    """Whether it could be told what is nearest to what was asked for."""
    if question.spot and question.spot.position is None:
        return "opening_hours.no_such_postcode" if question.spot.is_postcode else "opening_hours.near_unknown"
    return "opening_hours.near_where" if question.nearest and not question.spot else "opening_hours.open_places"


def near(question: Question, shown: tuple[Any, ...]) -> dict[str, Told]:
    """What the distances are counted from, or what was said that we know no position of."""
    if question.spot is None:
        return {}
    named = "near_postcode" if question.spot.is_postcode else "near"
    return {named if question.spot.position and shown else "said": given(question.spot.name)}


def not_known(found: OpenPlaces[Any]) -> dict[str, Told]:
    count = len(found.unknown)
    if not count:
        return {}
    key = "term_other_places_one" if count == 1 else "term_other_places_other"
    return {"unknown": given(Term(key=key, values={"count": Number(number=count)}))}


def cut(count: int) -> dict[str, Told]:
    return {"shown": given(Number(number=MOST_SHOWN))} if count > MOST_SHOWN else {}


def at(moment: dt.datetime) -> Told:
    moment = local(moment)
    values = {"date": Date(date=moment.date()), "time": Time(time=moment.time())}
    return given(Term(key="term_at_moment", values=values))


def all_open(date: str) -> Choice:
    payload = Payload(intent=TOPIC, entities={"service": "open libraries", "date": date})
    return Choice(key="all_open", label="opening_hours.all_open", payload=payload)
