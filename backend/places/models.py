"""Places and their special days as rows of the city store."""

import datetime as dt

from sqlalchemy import JSON, Date, Float, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base
from backend.facts.models import FactColumns, Seeded


class PlaceRow(Seeded, Base):
    """`closed_on`: the sorts of days on which it is known to be closed. `position`: the order in the list."""

    __tablename__ = "places"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[dict[str, str]] = mapped_column(JSON)
    aliases: Mapped[dict[str, list[str]]] = mapped_column(JSON)
    parent: Mapped[str | None] = mapped_column(ForeignKey("places.key"))
    isil: Mapped[str | None] = mapped_column(String(20))
    latitude: Mapped[float | None] = mapped_column(Float)
    longitude: Mapped[float | None] = mapped_column(Float)
    closed_on: Mapped[list[str]] = mapped_column(JSON)


class SpecialDayRow(FactColumns, Base):
    """The hours of one date, whatever the ordinary week says: a DayHours."""

    __tablename__ = "special_days"
    __table_args__ = (UniqueConstraint("place", "date"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[str] = mapped_column(ForeignKey("places.key"))
    date: Mapped[dt.date] = mapped_column(Date)
