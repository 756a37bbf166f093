"""The answers to a wish for events, from what the city store holds."""

from dataclasses import dataclass, replace

from actions.action import City
from actions.choices import asks
from actions.event_choices import ways_on
from actions.event_looking import Looked, look
from actions.event_one import facts_about, situation
from actions.event_telling import heard_on, narrowed, sources, span_told, told_list
from actions.event_wish import Meant
from actions.services import facts_of
from backend.events.service import Happening, Standing
from backend.events.span import AHEAD
from backend.facts.fact import Told, given
from backend.facts.values import Date, Number, same
from replies import Reply, reply
from replies.reply import Choice

LONGEST_QUOTE = 60


@dataclass(frozen=True)
class Answers:
    """`standings`: of the systems that were heard from lately enough."""

    meant: Meant
    standings: tuple[Standing, ...]
    city: City

    def found(self) -> Reply:
        """What is found, or what comes nearest; else that there is nothing, or that the days are too far ahead."""
        last = (self.city.now + AHEAD).date()
        if self.meant.span and self.meant.span.first > last:
            return reply("events.too_far", {"last": given(Date(date=last)), **self._elsewhere()}, choices=self._ways())
        looked = look(self.meant.wish, self.city)
        return self._listed(looked) if looked else self._none()

    def about_one(self, aspect: str) -> Reply | None:
        """How the one event stands that is meant, or how those stand that may be; None if it cannot be told which."""
        wish = replace(self.meant.wish, very_next=True, free=False)
        looked = look(wish, self.city, instead=False) if wish.words or wish.place or wish.first else None
        if looked is None or looked.found.total > 1 or looked.situation not in {"about", "found"}:
            return self._listed(looked) if looked else None
        (one,) = looked.found.happenings
        facts = {**facts_about(one), **self._events((one,)), **self._elsewhere("phone")}
        return self._with_sources(f"events.{situation(aspect, one)}", facts, (one,))

    def _listed(self, looked: Looked) -> Reply:
        found = looked.found
        facts = {
            **self._events(found.happenings),
            **narrowed(looked.wish, self.meant.place),
            "when": span_told(self.meant.span),
            "said": given(same(self.meant.said[:LONGEST_QUOTE])),
        }
        if "heard" in facts:
            facts |= self._elsewhere("phone")
        if found.total > len(found.happenings):
            facts |= {"total": given(Number(number=found.total)), **self._elsewhere("events_link")}
        return self._with_sources(f"events.{looked.situation}", facts, found.happenings)

    def _none(self) -> Reply:
        facts = {
            "when": span_told(self.meant.span),
            **narrowed(self.meant.wish, self.meant.place),
            **heard_on(self.standings, self.city),
            **self._elsewhere(),
        }
        return reply("events.none", facts, choices=self._ways())

    def _events(self, found: tuple[Happening, ...]) -> dict[str, Told]:
        return {"events": told_list(found, self.standings, self.city), **heard_on(self.standings, self.city)}

    def _elsewhere(self, *names: str) -> dict[str, Told]:
        """Where else one may look or ask."""
        facts = facts_of("library_use", self.city, "libraries_phone")
        return self.city.tell(facts, *(names or ("events_link", "phone")))

    def _with_sources(self, key: str, facts: dict[str, Told], found: tuple[Happening, ...]) -> Reply:
        """All systems that an event of the list comes from are named, not the first one's alone."""
        told = reply(key, facts, choices=self._ways())
        return told.model_copy(
            update={"sources": tuple(dict.fromkeys((*sources(found, self.standings, self.city), *told.sources)))}
        )

    def _ways(self) -> tuple[Choice, ...]:
        return (*ways_on(self.meant.wish, self.meant.span), *asks("human"))
