"""Whom to call: the city's own facts, for what the gateway says itself."""

import datetime as dt
from collections.abc import Callable
from typing import Protocol

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from api.conversations.beside import LANGUAGE_OFFER, OTHER_LANGUAGE, language_offer
from backend.facts.fact import Fact
from backend.facts.values import Language, Phone
from backend.places.service import UnknownPlaceError, place_facts
from backend.services.service import emergency_facts
from replies import Choice, Handover, Payload, Reply, reply

DESK = "borgerservice"
WITH_PHONE = frozenset({"gateway.bot_down", "gateway.too_old", "gateway.failed"})
CRISIS = "crisis.now"
PERSON = Choice(key="human", label="topic.human", payload=Payload(intent="human"))
URGENT = Handover(queue="citizen_service", reason="crisis")

log = structlog.get_logger()


class Today(Protocol):
    def today(self) -> dt.date: ...


class Contacts:
    """A city store that cannot be read costs the numbers, never the answer."""

    def __init__(self, city: sessionmaker[Session], clock: Today) -> None:
        self._city = city
        self._clock = clock

    def own(self, key: str, reader: Language = "da") -> Reply:
        """Something the gateway says itself; with whom to call, where its words name it."""
        if key == LANGUAGE_OFFER:
            return language_offer(reader)
        if key == OTHER_LANGUAGE:
            return self._reply(key, self._desk).model_copy(update={"choices": (PERSON,)})
        return self._reply(key, self._desk) if key in WITH_PHONE else reply(key)

    def crisis(self) -> Reply:
        numbers = self._reply(CRISIS, emergency_facts)
        return numbers.model_copy(update={"choices": (PERSON,), "handover": URGENT})

    def phone(self) -> str | None:
        """The desk's number as it is read, for a refusal."""
        told = self.own("gateway.failed").facts.get("phone")
        if told is None or not isinstance(told.value, Phone):
            return None
        number = told.value.number
        return " ".join(number[start : start + 2] for start in range(0, len(number), 2))

    def _reply(self, key: str, read: Callable[[Session], dict[str, Fact]]) -> Reply:
        today = self._clock.today()
        try:
            with self._city() as session:
                return reply(key, {name: fact.told(today) for name, fact in read(session).items()})
        except (SQLAlchemyError, UnknownPlaceError) as error:
            log.warning("city_store_unread", reply=key, error=type(error).__name__)
            return reply(key)

    @staticmethod
    def _desk(session: Session) -> dict[str, Fact]:
        return {name: fact for name, fact in place_facts(session, DESK).items() if name == "phone"}
