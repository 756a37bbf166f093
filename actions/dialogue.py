"""Talk about the talk: greetings, thanks, corrections, and wishes about how answers are given.

Some wishes only the gateway can fulfil, as it holds what was said and in which language. It acts on these keys:
`language_switch.to_da` and `language_switch.to_en` (change the language), `simplify.on` and `simplify.off` (change the
form), `repeat.last` (show the last answer again), `restart.done` (nothing is kept of before).
`language_switch.ask` asks which language is meant; its buttons come back here.
"""

from collections.abc import Mapping
from typing import ClassVar

from rasa_sdk.events import Restarted, SlotSet

from actions.action import Action, Aside, City, Event
from actions.choices import ask, asks, sides
from actions.conversation import Asked
from replies import Choice, Reply, reply

START = ("opening_hours", "passport_renew", "moving_address", "human")
OFFERING_A_PERSON = frozenset({"not_understood", "insult", "out_of_scope", "complaint"})
LANGUAGES = {"not_danish": "to_en", "danish": "to_da", "english": "to_en", "only_danish": "to_da"}


class Fixed(Aside):
    """Always the same answer, and what may be asked next."""

    key: ClassVar[str]
    next: ClassVar[tuple[str, ...]] = ()

    def run(self, asked: Asked, city: City) -> Reply:  # noqa: ARG002
        return reply(self.key, choices=asks(*self.next))


class Greet(Fixed):
    name = "action_greet"
    key = "greet.hello"
    next = START


class Goodbye(Fixed):
    name = "action_goodbye"
    key = "goodbye.bye"


class Thanks(Fixed):
    name = "action_thanks"
    key = "thanks.welcome"
    next = ("capabilities", "human")


class BotIdentity(Fixed):
    name = "action_bot_identity"
    key = "bot_identity.machine"
    next = ("capabilities", "human")


class Praise(Fixed):
    name = "action_praise"
    key = "praise.thanks"
    next = ("capabilities",)


class Repeat(Fixed):
    name = "action_repeat"
    key = "repeat.last"
    next = ("simplify", "human")


class Capabilities(Fixed):
    name = "action_capabilities"
    key = "capabilities.overview"
    next = START


class Insult(Action):
    """Answered calmly; a "yes" to the offer leads to a person."""

    name = "action_insult"

    def run(self, asked: Asked, city: City) -> Reply:  # noqa: ARG002
        return reply("insult.calm", choices=asks("human", "complaint", "capabilities"))


class Restart(Action):
    name = "action_restart"

    def run(self, asked: Asked, city: City) -> Reply:  # noqa: ARG002
        return reply("restart.done", choices=asks(*START))

    def remember(self) -> list[Event]:
        return [Restarted()]


class LanguageSwitch(Aside):
    name = "action_language_switch"

    def run(self, asked: Asked, city: City) -> Reply:
        wish = city.cues.aspect(self.topic, asked)
        if wish is None:
            return reply("language_switch.ask", choices=sides(self.topic, "danish", "english"))
        return reply(f"language_switch.{LANGUAGES[wish]}")


class Simplify(Aside):
    name = "action_simplify"

    def run(self, asked: Asked, city: City) -> Reply:
        off = city.cues.aspect(self.topic, asked) == "off"
        choices = asks("human") if off else (*sides(self.topic, "off"), ask("human"))
        return reply("simplify.off" if off else "simplify.on", choices=choices)


class Affirm(Aside):
    """A "yes" to the offer of a person is a wish for one; any other "yes" has said nothing to act on."""

    name = "action_affirm"

    def __init__(self, topics: Mapping[str, Action]) -> None:
        self._topics = topics

    def run(self, asked: Asked, city: City) -> Reply:
        if asked.last_topic in OFFERING_A_PERSON:
            return self._topics["human"].run(asked, city)
        return reply("affirm.go_on", choices=onward(asked))

    def remember(self) -> list[Event]:
        return [SlotSet("last_topic", None)]


class Deny(Aside):
    name = "action_deny"

    def run(self, asked: Asked, city: City) -> Reply:  # noqa: ARG002
        return reply("deny.go_on", choices=asks("capabilities", "human"))


class Correct(Aside):
    """A correction with something to go by is the last question again, now asked right."""

    name = "action_correct"

    def __init__(self, topics: Mapping[str, Action]) -> None:
        self._topics = topics

    def run(self, asked: Asked, city: City) -> Reply:
        topic = self._topics.get(asked.last_topic or "")
        if topic and asked.entities:
            return topic.run(asked, city)
        return reply("correct.what", choices=onward(asked))


def onward(asked: Asked) -> tuple[Choice, ...]:
    """The topic talked about, if any, then what else there is."""
    last = asks(asked.last_topic) if asked.last_topic and asked.last_topic not in OFFERING_A_PERSON else ()
    return (*last, *(choice for choice in asks("capabilities", "human") if choice not in last))


def actions(topics: Mapping[str, Action]) -> tuple[Action, ...]:
    """`topics`: the other skills' actions, which a correction or a "yes" may be about."""
    plain = (Greet(), Goodbye(), Thanks(), BotIdentity(), Praise(), Repeat(), Capabilities(), Insult(), Restart())
    return (*plain, LanguageSwitch(), Simplify(), Affirm(topics), Deny(), Correct(topics))
