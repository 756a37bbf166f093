"""What a system said, as a fact: from where, on which day, and whether it is invented."""

import datetime as dt

from backend.clients.systems import System
from backend.facts.fact import Fact, Source
from backend.facts.values import AnyValue


def fact_from(system: System, value: AnyValue, asked_at: dt.datetime, owner: str, page: str | None = None) -> Fact:
    """`page` shows it to people, else the system's own does; what is invented is on no page of theirs."""
    url = None if system.demo else page or system.page
    return Fact(
        value=value,
        source=Source(title=system.source_title, url=url, read_on=asked_at.date().isoformat()),
        owner=owner,
        certainty="demo" if system.demo else "likely",
        fact_class="rule",
    )
