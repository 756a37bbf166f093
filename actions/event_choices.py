"""Buttons that lead on from what was found: the same wish at the weekend, for children, free, on any day."""

from backend.calendar import DaySpan
from backend.events.service import Wish
from replies import Choice, Payload

TOPIC, MOST = "events", 3


def ways_on(wish: Wish, span: DaySpan | None) -> tuple[Choice, ...]:
    """What was not asked yet, best first; what was asked besides stays. Words of a theme do not."""
    kept = _kept(wish, span)
    days = {name: value for name, value in kept.items() if name != "period"}
    offers = (
        (span is not None, "any_day", days),
        (span is None, "this_weekend", {**kept, "period": "this weekend"}),
        (wish.audience is None, "for_children", {**kept, "audience": "children"}),
        (not wish.free, "for_free", {**kept, "service": "free"}),
    )
    return tuple(_way(name, entities) for offered, name, entities in offers if offered)[:MOST]


def _kept(wish: Wish, span: DaySpan | None) -> dict[str, str]:
    said = {
        "place": wish.place,
        "audience": wish.audience,
        "period": f"from {span.first.isoformat()} to {span.last.isoformat()}" if span else None,
        "service": "free" if wish.free else None,
    }
    return {name: value for name, value in said.items() if value}


def _way(name: str, entities: dict[str, str]) -> Choice:
    payload = Payload(intent=TOPIC, entities=entities)
    return Choice(key=f"{TOPIC}_{name}", label=f"{TOPIC}.{name}", payload=payload)
