"""Events and their times as rows of the city store."""

import datetime as dt

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base, Instant


class EventRow(Base):
    """One event. `audiences` and `tags` stand between signs that part them: " children families ", "strik · café".

    `same_as`: the library's event that tells it. `digest` is of all that the source told; `demo`: it is invented.
    """

    __tablename__ = "events"
    __table_args__ = (Index("events_origin", "origin"), Index("events_place_key", "place_key"))

    key: Mapped[str] = mapped_column(String(80), primary_key=True)
    origin: Mapped[str] = mapped_column(String(10))
    demo: Mapped[bool]
    title: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    tags: Mapped[str] = mapped_column(Text)
    audiences: Mapped[str] = mapped_column(String(80))
    place: Mapped[str | None] = mapped_column(String(120))
    place_key: Mapped[str | None] = mapped_column(String(60))
    street: Mapped[str | None] = mapped_column(String(120))
    postcode: Mapped[str | None] = mapped_column(String(10))
    city: Mapped[str | None] = mapped_column(String(120))
    online: Mapped[bool]
    same_as: Mapped[str | None] = mapped_column(String(80))
    digest: Mapped[str] = mapped_column(String(64))


class EventTimeRow(Base):
    """One time, prices in øre. `begins`: minutes after midnight in Copenhagen. `ends`: the start if no end is known."""

    __tablename__ = "event_times"
    __table_args__ = (Index("event_times_start", "start"), Index("event_times_event", "event"))

    id: Mapped[int] = mapped_column(primary_key=True)
    event: Mapped[str] = mapped_column(ForeignKey("events.key", ondelete="CASCADE"))
    start: Mapped[dt.datetime] = mapped_column(Instant)
    end: Mapped[dt.datetime | None] = mapped_column(Instant)
    ends: Mapped[dt.datetime] = mapped_column(Instant)
    begins: Mapped[int]
    all_day: Mapped[bool]
    state: Mapped[str] = mapped_column(String(20))
    price_low: Mapped[int | None]
    price_high: Mapped[int | None]
    tickets: Mapped[bool | None]
    link: Mapped[str | None] = mapped_column(String(2000))
