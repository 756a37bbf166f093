"""The library's fee for being late: whose, for how many days, and which of its facts tell it."""

from collections.abc import Mapping

from actions.action import City
from actions.age import age_meant
from actions.conversation import Asked
from backend.facts.fact import Fact, Told, given
from backend.facts.values import Duration, Number

BANDS = ("first", "second", "third", "fourth")
LIMITS = ("first_until", "second_until", "third_until", "adult_from")


def group_meant(asked: Asked, aspect: str, facts: Mapping[str, Fact], city: City) -> str:
    """`adult` or `child` as the fees have it, by the age said, else by the words; `how` for both."""
    age, limit = age_meant(asked, city.cues), facts["adult_from"].value
    if age is None or not isinstance(limit, Number):
        return aspect
    return "adult" if age >= limit.number else "child"


def fees(group: str, days: int | None, facts: Mapping[str, Fact], city: City) -> tuple[str, dict[str, Told]]:
    """The situation, and the one fee or all of them. Limits bear no year of their own: the fee beside them does."""
    limits = {name: given(value) for name in LIMITS if (value := facts[name].value)}
    if days is None:
        told = city.tell(facts, *(name for band in BANDS for name in (f"fee_{band}", f"child_fee_{band}")))
        return group, {**told, **limits}
    band = band_of(days, facts)
    told = city.tell(facts, fee=f"fee_{band}", child_fee=f"child_fee_{band}")
    situation = "days" if group == "how" else f"days_{group}"
    return situation, {"days": given(Duration(number=days, unit="day")), **told, **limits}


def band_of(days: int, facts: Mapping[str, Fact]) -> str:
    """The first band whose last day is not past."""
    for band in BANDS[:-1]:
        last = facts[f"{band}_until"].value
        if isinstance(last, Duration) and days <= last.number:
            return band
    return BANDS[-1]
