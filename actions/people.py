"""People: a person instead of the machine, danger first of all, other authorities, and what we did not understand."""

from actions.action import Action, Aside, City
from actions.age import age_meant
from actions.choices import ask, asks, kept
from actions.conversation import Asked
from actions.finding import match_for, named
from actions.queues import ABOUT_PLACES, DESKS, queue_meant
from backend.facts.fact import Told, given
from backend.places import service as places
from backend.services.service import AuthorityInfo, authority, emergency_facts, service_facts
from backend.topics.service import topics_for
from replies import Choice, Handover, Payload, Reply, reply
from replies.reply import Queue

ABOUT_AGES = frozenset({"passport_renew", "passport_child", "late_fee"})
IN_DOUBT = ("ask_back", "not_understood")
NO_QUESTIONS = frozenset(
    {"affirm", "deny", "correct", "repeat", "restart", "greet", "thanks", "goodbye", "praise", "insult"}
)
MOST_GUESSES = 3
START = ("opening_hours", "passport_renew", "moving_address")


class Human(Action):
    """How and when to reach a person, at the desk that the matter belongs to."""

    name = "action_human"

    def run(self, asked: Asked, city: City) -> Reply:
        queue = queue_meant(asked, city)
        choices = (
            ask("opening_hours", place=DESKS[queue]),
            ask("location_contact", place=DESKS[queue]),
            ask("capabilities"),
        )
        told = desk(queue, city)
        hours = told.get("phone_hours")
        situation = "reach" if hours and hours.value else "reach_no_hours"
        return reply(f"human.{situation}", told, choices=choices, handover=Handover(queue=queue, reason="asked"))


def desk(queue: Queue, city: City) -> dict[str, Told]:
    """Who it is, and how to reach them. At a telephone, its hours are the hours of the phone."""
    key = DESKS[queue]
    place = places.place(city.session, key)
    facts = places.place_facts(city.session, key)
    hours = "hours_week" if place.kind == "phone_line" else "phone_hours"
    return {
        **named(place),
        **city.tell(facts, "phone", "phone_branches", "email", "website", "appointment", phone_hours=hours),
    }


class Complaint(Action):
    name = "action_complaint"

    def run(self, asked: Asked, city: City) -> Reply:
        told = city.tell(service_facts(city.session, self.topic), "how", "phone", "website")
        handover = Handover(queue=queue_meant(asked, city), reason="complaint")
        return reply("complaint.how", told, choices=asks("human", "other_authority"), handover=handover)


class Crisis(Action):
    """Numbers to call, before anything else. Never with a remark that they may have changed."""

    name = "action_crisis"

    def run(self, asked: Asked, city: City) -> Reply:  # noqa: ARG002
        numbers = ("emergency_line", "lifeline", "doctor_on_call", "doctor_on_call_hours")
        told = city.tell(emergency_facts(city.session), *numbers)
        handover = Handover(queue="citizen_service", reason="crisis")
        return reply("crisis.now", told, choices=asks("human"), handover=handover)


class OtherAuthority(Action):
    """Whose matter it is; where we do not know, the municipality's switchboard does."""

    name = "action_other_authority"

    def run(self, asked: Asked, city: City) -> Reply:
        whose = whose_matter(asked, city)
        choices = asks("human", "capabilities")
        if whose is None:
            told = city.tell(places.place_facts(city.session, "municipality_phone"), "phone")
            return reply("other_authority.unknown", told, choices=choices)
        told = {"authority": given(whose.name), "handles": given(whose.handles)}
        details = city.tell(whose.facts, "link", "phone", "how", "fine", "resident_licence")
        return reply("other_authority.known", {**told, **details}, choices=choices)


def whose_matter(asked: Asked, city: City) -> AuthorityInfo | None:
    return next((found for words in matters(asked) if (found := authority(city.session, words))), None)


def matters(asked: Asked) -> tuple[str, ...]:
    """What the message names, the surest first, then the whole of it."""
    marked = (value for name in ("authority", "service", "document") for value in asked.entities.get(name, ()))
    return (*marked, *((asked.text,) if asked.text else ()))


class OutOfScope(Action):
    name = "action_out_of_scope"

    def run(self, asked: Asked, city: City) -> Reply:  # noqa: ARG002
        return reply("out_of_scope.not_ours", choices=asks("capabilities", "other_authority", "human"))


class AskBack(Aside):
    """The two or three likely questions as buttons; what the message said besides is kept."""

    name = "action_ask_back"

    def run(self, asked: Asked, city: City) -> Reply:
        likely = [topic for topic in asked.likely if topic not in {*IN_DOUBT, *NO_QUESTIONS}][:MOST_GUESSES]
        neither = Choice(key="neither", label="ask_back.neither", payload=Payload(intent="not_understood"))
        if not likely:
            return not_understood(asked, city, again=False)
        return reply("ask_back.which", choices=(*(ask(topic, **gist(topic, asked, city)) for topic in likely), neither))


def gist(topic: str, asked: Asked, city: City) -> dict[str, str]:
    """What the message means if that is its topic, in the bot's words: a button has none of the citizen's."""
    said = kept(topic, asked, city.cues)
    if topic == "other_authority" and (whose := whose_matter(asked, city)):
        said["authority"] = whose.key
    if topic in ABOUT_PLACES and "place" not in said and (place := match_for(asked.text, city).place):
        said["place"] = place.key
    if topic in ABOUT_AGES and (age := age_meant(asked, city.cues)) is not None:
        said["age"] = str(age)
    return said


class NotUnderstood(Action):
    """What the words themselves are likely to be about. The second time in a row a person comes first of all."""

    name = "action_not_understood"

    def run(self, asked: Asked, city: City) -> Reply:
        return not_understood(asked, city, again=asked.last_topic == self.topic)


def not_understood(asked: Asked, city: City, *, again: bool) -> Reply:
    handover = Handover(queue="citizen_service", reason="not_understood")
    found = tuple(ask(topic, **gist(topic, asked, city)) for topic in named_by_words(asked, city))
    if again:
        key = "not_understood.found_again" if found else "not_understood.again"
        return reply(key, choices=(ask("human"), *(found or asks("capabilities"))), handover=handover)
    if found:
        return reply("not_understood.found", choices=(*found, ask("human")), handover=handover)
    return reply("not_understood.once", choices=asks("human", *START), handover=handover)


def named_by_words(asked: Asked, city: City) -> tuple[str, ...]:
    """What the search finds; nothing where it may be a cry for help, and a button about passports no answer."""
    return () if "crisis" in asked.likely[:MOST_GUESSES] else topics_for(city.session, asked.text)


def actions() -> tuple[Action, ...]:
    return (Human(), Complaint(), Crisis(), OtherAuthority(), OutOfScope(), AskBack(), NotUnderstood())
