"""What the library CMS last said of each place's hours, as rows of the city store."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, Date, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base, Instant


class HoursCoverageRow(Base):
    """The days that were asked for, and when, from the source of that title and address; `whole`: no row was lost."""

    __tablename__ = "hours_coverage"

    place: Mapped[str] = mapped_column(ForeignKey("places.key", ondelete="CASCADE"), primary_key=True)
    first: Mapped[dt.date] = mapped_column(Date)
    last: Mapped[dt.date] = mapped_column(Date)
    whole: Mapped[bool]
    fetched_at: Mapped[dt.datetime] = mapped_column(Instant)
    title: Mapped[dict[str, str]] = mapped_column(JSON)
    url: Mapped[str | None] = mapped_column(String(300))
    certainty: Mapped[str] = mapped_column(String(10))


class SyncedDayRow(Base):
    """The hours of a date that had rows; `spans` is null where they did not tell its hours."""

    __tablename__ = "synced_days"

    place: Mapped[str] = mapped_column(ForeignKey("places.key", ondelete="CASCADE"), primary_key=True)
    date: Mapped[dt.date] = mapped_column(Date, primary_key=True)
    spans: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON(none_as_null=True))
