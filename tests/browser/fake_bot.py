"""A bot with a few answers, that can be slow, or down."""

import asyncio
import datetime as dt
from dataclasses import dataclass, field

from api.rasa_client import BotDownError, Question
from backend.facts.fact import Source, Told, given
from backend.facts.values import Address, Date, Item, Link, Listing, Phone, Span, Text, WeekdayHours, WeekHours, same
from replies import Choice, Payload, Reply, reply

SOURCE = Source(
    title=Text(da="Bibliotekets side", en="The library's page"), url="https://www.aakb.dk/", read_on="2026-11"
)
OFFICIAL = Link(href="https://www.aakb.dk/aabningstider", title=Text(da="Åbningstider", en="Opening hours"))
PLACE = given(same("Risskov Bibliotek"))
FOUND = Listing(
    items=(
        Item(title=same("Mejlgade"), link="https://a.dk/1", picture="https://a.dk/1.jpg", details=(same("billede"),)),
        Item(title=same("Sager fra Mejlgade"), link="https://a.dk/2"),
    )
)
STAFFED = (Span(start=dt.time(10), end=dt.time(18), category="staffed"),)
WEEK = WeekHours(days=tuple(WeekdayHours(weekday=day, spans=STAFFED if day < 7 else ()) for day in range(1, 8)))


def told(value: Address | Listing | Phone | WeekHours | Link, standing: str = "current") -> Told:
    return Told.model_validate(
        {"value": value, "standing": standing, "year": 2026, "source": SOURCE, "official": OFFICIAL}
    )


PHONE = told(Phone(number="89409500"))
SUNDAY = Choice(key="sunday", label="fake.sunday", payload=Payload(intent="sunday"))
PERSON = Choice(key="person", label="fake.person", payload=Payload(intent="human"))


def hours() -> Reply:
    facts = {
        "place": PLACE,
        "day": given(Date(date=dt.date(2026, 11, 28))),
        "address": told(Address(street="Fortebakken 1", postcode="8240", city="Risskov")),
        "phone": PHONE,
        "week": told(WEEK, "dated"),
        "page": told(OFFICIAL),
    }
    return reply("fake.hours", facts, choices=(SUNDAY, PERSON))


@dataclass
class FakeBot:
    """Implements `api.rasa_client.Bot`. `seconds` is how long it thinks; `questions` is what it was asked."""

    down: bool = False
    seconds: float = 0
    questions: list[Question] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)

    def reset(self) -> None:
        self.down, self.seconds = False, 0
        self.questions.clear()
        self.forgotten.clear()

    async def answer(self, question: Question) -> tuple[Reply, ...]:
        self._refuse_when_down()
        self.questions.append(question)
        await asyncio.sleep(self.seconds)
        return (answer_to(question),)

    async def close(self) -> None:
        pass

    async def forget(self, conversation_id: str) -> None:
        self._refuse_when_down()
        self.forgotten.append(conversation_id)

    async def check(self) -> str:
        self._refuse_when_down()
        return "fake"

    def _refuse_when_down(self) -> None:
        if self.down:
            raise BotDownError("down", reached=False)


def answer_to(question: Question) -> Reply:
    intent = question.payload.intent if question.payload else ""
    words = question.text.casefold()
    if intent == "human":
        return reply("fake.person", {"phone": PHONE})
    if intent == "sunday":
        return reply("fake.sunday", {"place": PLACE})
    if "billede" in words or "picture" in words:
        return reply("fake.found", {"found": told(FOUND)}, choices=(PERSON,))
    if "besked" in words:
        return reply("letters.form")
    if "long" in words:
        return reply("fake.long", {"words": given(same("ord " * 400))})
    return hours() if any(word in words for word in ("åben", "open")) else reply("fake.echo")
