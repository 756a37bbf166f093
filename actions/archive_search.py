"""Looking something up in the archives: what they have of it, or where to search and whom to ask."""

from typing import ClassVar

from actions.action import City
from actions.archive_again import with_less
from actions.archive_records import counted, listed, years_told
from actions.choices import ask, asks
from actions.conversation import Asked
from actions.finding import LONGEST_QUOTE
from actions.local_archives import CITY_ARCHIVES
from actions.services import ServiceTopic, Sides, facts_of
from backend.archive import service as archive
from backend.archive.service import Found, Wish
from backend.clients.errors import NotConfiguredError, SourceError
from backend.facts.fact import Told, given
from backend.facts.values import Link, Term, same
from replies import Reply, reply

TOPIC = "archive_search"
MARKED = ("archive_subject", "place")
TO_ASK = ("email", "phone")


class ArchiveSearch(ServiceTopic):
    """What the archives' search finds; the sides of the topic where it is not asked, or nothing is named."""

    name = "action_archive_search"
    service = TOPIC
    desk = CITY_ARCHIVES
    tells: ClassVar[Sides] = {
        "how": ("search_page", "search_by", "items_online", "before_1841", "email", "phone"),
        "old": ("before_1841", "rigsarkivet_link", "search_page", "email", "phone"),
        "newspapers": ("newspapers", "search_page", "email", "phone"),
        "films": ("films", "search_page", "email", "phone"),
        "house": ("house", "search_page", "email", "phone"),
    }
    offers = ("old", "house", "newspapers")
    leads_to = ("archive_order",)

    def run(self, asked: Asked, city: City) -> Reply:
        wish = wish_in(asked)
        if not wish.named or city.cues.aspect(self.topic, asked) == "old":
            return self.at_side(wish, asked, city)
        try:
            found = archive.find(city.doors, wish, city.now, asked.language)
        except NotConfiguredError:
            return self.at_side(wish, asked, city)
        except SourceError:
            return not_answering(wish, city)
        return what_was_found(found, wish, city) if found.total else nothing_found(found, wish, city)

    def at_side(self, wish: Wish, asked: Asked, city: City) -> Reply:
        """Today's answer by the side of the topic, with their words in the link to the search."""
        answer = super().run(asked, city)
        quoted = wish.text or asked.said("archive_subject") or ""
        facts = {**answer.facts, **said(quoted)}
        return answer.model_copy(update={"facts": {**facts, **with_words(facts, wish)}})


def wish_in(asked: Asked) -> Wish:
    """What was marked, in the order in which it was said; a button names the kind as a document."""
    subjects = [words for entity in MARKED for words in asked.entities.get(entity, ())]
    times = [words for entity in ("date", "period") for words in asked.entities.get(entity, ())]
    return archive.wish_of(
        asked.text,
        asked.received_at.year,
        subjects=sorted(subjects, key=asked.text.find),
        times=times,
        kind=asked.said("document"),
    )


def what_was_found(found: Found, wish: Wish, city: City) -> Reply:
    facts = {
        "count": counted(found, city),
        "found": listed(found, city),
        **as_read(wish),
        **(said(found.asked.wish.text, "wider") if found.asked.wider else {}),
        **where_it_is_kept(found, city),
        **({"rest": to_search(found.asked.wish, city)["search_page"]} if found.total > len(found.records) else {}),
    }
    choices = (ask("archive_order"), ask("opening_hours", place=CITY_ARCHIVES), *asks("archive_use_rights", "human"))
    return reply("archive_search.found_wider" if found.asked.wider else "archive_search.found", facts, choices=choices)


def nothing_found(found: Found, wish: Wish, city: City) -> Reply:
    facts = {"count": counted(found, city), **as_read(wish), **to_search(wish, city)}
    choices = (*with_less(wish, city.today.year), *asks("archive_order", "human"))
    return reply("archive_search.nothing_found", facts, choices=choices)


def not_answering(wish: Wish, city: City) -> Reply:
    facts = {**said(wish.text), **to_search(wish, city)}
    return reply("archive_search.not_answering", facts, choices=asks("archive_order", "human"))


def as_read(wish: Wish) -> dict[str, Told]:
    """How their words were understood."""
    kind = {"kind": given(Term(key=f"term_archive_kind_{wish.kind}"))} if wish.kind else {}
    years = {"years": given(years_told(wish.years.first, wish.years.last))} if wish.years else {}
    return {**said(wish.text), **kind, **years}


def said(words: str, name: str = "said") -> dict[str, Told]:
    return {name: given(same(words[:LONGEST_QUOTE]))} if words else {}


def where_it_is_kept(found: Found, city: City) -> dict[str, Told]:
    """How long an order takes, and for how long papers are closed, where that is so of something found."""
    access = {record.access for record in found.records}
    order = city.tell(facts_of("archive_order", city), "ready_after") if "order" in access else {}
    closed = access & {"closed_general", "closed_private"}
    limits = ("closed_general", "closed_private") if closed else ()
    return {**order, **city.tell(facts_of("archive_use_rights", city), *limits)}


def to_search(wish: Wish, city: City) -> dict[str, Told]:
    facts = city.tell(facts_of(TOPIC, city, CITY_ARCHIVES), "search_page", *TO_ASK)
    return {**facts, **with_words(facts, wish)}


def with_words(facts: dict[str, Told], wish: Wish) -> dict[str, Told]:
    """The link to the search, with their words filled in."""
    told = facts.get("search_page")
    if told is None or not isinstance(told.value, Link):
        return {}
    link = told.value.model_copy(update={"href": archive.search_page(wish)})
    return {"search_page": told.model_copy(update={"value": link})}
