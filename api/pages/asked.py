"""What the page's forms send, and who sends it."""

import uuid
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Form, Query, Request

from api.conversations.access import Citizen
from api.pages import cookie
from backend.facts.values import Language

LANGUAGES: dict[str, Language] = {"da": "da", "en": "en"}


@dataclass(frozen=True)
class Asked:
    """A form, however badly filled in. `citizen` is None where no conversation has begun."""

    citizen: Citizen | None
    language: Language | None
    text: str
    message_id: UUID
    address: str


def citizen_of(request: Request) -> Citizen | None:
    session = cookie.read(request)
    return Citizen(session.id, session.token) if session else None


def language_of(language: Annotated[str, Query()] = "") -> Language | None:
    """The language chosen by address; another word is as none."""
    return LANGUAGES.get(language)


def asked(
    request: Request,
    text: Annotated[str, Form()] = "",
    language: Annotated[str, Form()] = "",
    message_id: Annotated[str, Form()] = "",
) -> Asked:
    address = request.client.host if request.client else ""
    words = text.replace("\r\n", "\n")
    return Asked(citizen_of(request), LANGUAGES.get(language), words, _uuid(message_id), address)


def _uuid(told: str) -> UUID:
    try:
        return UUID(told)
    except ValueError:
        return uuid.uuid4()


AskedBy = Annotated[Asked, Depends(asked)]
MaybeCitizen = Annotated[Citizen | None, Depends(citizen_of)]
ChosenLanguage = Annotated[Language | None, Depends(language_of)]
