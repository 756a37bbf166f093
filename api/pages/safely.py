"""Where a citizen can send files safely, as far as the city's facts know."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from api.pages.shown import Part, part
from backend.facts.values import Language, Link
from backend.services.service import service_facts

log = structlog.get_logger()
SERVICE, FACT = "digital_post", "link"


@dataclass(frozen=True)
class SafeWay:
    """A city store that cannot be read costs the link, never the page."""

    city: sessionmaker[Session]
    today: Callable[[], dt.date]

    def __call__(self, language: Language) -> Part | None:
        try:
            with self.city() as session:
                fact = service_facts(session, SERVICE).get(FACT)
        except SQLAlchemyError as error:
            log.warning("city_store_unread", page=FACT, error=type(error).__name__)
            return None
        link = fact.told(self.today()).value if fact else None
        return part(getattr(link.title, language), link.href) if isinstance(link, Link) else None
