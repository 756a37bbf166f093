"""Facts as rows of the city store."""

import datetime as dt
from typing import Any, Literal

from sqlalchemy import JSON, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base, Instant
from backend.facts.fact import Fact

Origin = Literal["seed", "editor", "sync"]
SubjectKind = Literal["place", "service", "authority", "emergency"]


class Seeded:
    """Rows that the seeds may change as long as their origin is the seeds."""

    origin: Mapped[str] = mapped_column(String(10))
    updated_at: Mapped[dt.datetime] = mapped_column(Instant)


class FactColumns(Seeded):
    value: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    source: Mapped[dict[str, Any]] = mapped_column(JSON)
    owner: Mapped[str] = mapped_column(String(40))
    certainty: Mapped[str] = mapped_column(String(10))
    fact_class: Mapped[str] = mapped_column(String(20))
    official: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))

    def as_fact(self) -> Fact:
        return Fact.model_validate({name: getattr(self, name) for name in Fact.model_fields})


class FactRow(FactColumns, Base):
    __tablename__ = "facts"
    __table_args__ = (UniqueConstraint("subject_kind", "subject_key", "attribute"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    subject_kind: Mapped[str] = mapped_column(String(20))
    subject_key: Mapped[str] = mapped_column(String(60))
    attribute: Mapped[str] = mapped_column(String(60))
