"""How one event stands that somebody asks for: cancelled, sold out, what it costs, where one signs up."""

from actions.event_telling import price, when
from backend.events.service import Happening
from backend.facts.fact import Told, given
from backend.facts.values import same


def situation(aspect: str, one: Happening) -> str:
    """What is to be told of it. That it is cancelled goes before all else."""
    if one.state == "cancelled":
        return "is_cancelled"
    return {"cancelled": _not_cancelled, "sold_out": _seats, "price": _price, "sign_up": _sign_up}[aspect](one)


def facts_about(one: Happening) -> dict[str, Told]:
    """Its title, its time and, where one is told, its price."""
    told = price(one.price, tickets=None)
    facts = {"title": given(same(one.title)), "when": given(when(one))}
    return {**facts, "price": given(told)} if told else facts


def _not_cancelled(_: Happening) -> str:
    return "not_cancelled"


def _seats(one: Happening) -> str:
    return {"sold_out": "is_sold_out", "sale_not_open": "sale_not_open"}.get(one.state, "not_sold_out")


def _price(one: Happening) -> str:
    if one.price is None:
        return "no_tickets" if one.tickets is False else "price_not_told"
    return "is_free" if one.price.is_free else "costs"


def _sign_up(one: Happening) -> str:
    return "is_sold_out" if one.state == "sold_out" else "sign_up_there"
