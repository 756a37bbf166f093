"""What became of the latest tries with each source, as rows of the city store."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base, Instant


class SyncStateRow(Base):
    """`seen`: what the server told to recognise its answers by, by address. `error`: why the latest try failed.

    `running_until` keeps a second process from the same work; it ends by itself when the first one dies.
    """

    __tablename__ = "sync_states"

    job: Mapped[str] = mapped_column(String(40), primary_key=True)
    system: Mapped[str] = mapped_column(String(40))
    tried_at: Mapped[dt.datetime | None] = mapped_column(Instant)
    succeeded_at: Mapped[dt.datetime | None] = mapped_column(Instant)
    running_until: Mapped[dt.datetime | None] = mapped_column(Instant)
    error: Mapped[str | None] = mapped_column(String(300))
    failures: Mapped[int] = mapped_column(default=0)
    items: Mapped[int] = mapped_column(default=0)
    seen: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
