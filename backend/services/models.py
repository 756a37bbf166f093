"""Authorities as rows of the city store; services have no row of their own beside their facts."""

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base
from backend.facts.models import Seeded


class AuthorityRow(Seeded, Base):
    __tablename__ = "authorities"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    position: Mapped[int]
    name: Mapped[dict[str, str]] = mapped_column(JSON)
    handles: Mapped[dict[str, str]] = mapped_column(JSON)
    aliases: Mapped[dict[str, list[str]]] = mapped_column(JSON)
