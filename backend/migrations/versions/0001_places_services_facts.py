"""Places with their special days, services, authorities, and facts about them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def seeded() -> list[sa.Column[Any]]:
    return [
        sa.Column("origin", sa.String(10), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
    ]


def fact() -> list[sa.Column[Any]]:
    return [
        sa.Column("value", sa.JSON(), nullable=True),
        sa.Column("source", sa.JSON(), nullable=False),
        sa.Column("owner", sa.String(40), nullable=False),
        sa.Column("certainty", sa.String(10), nullable=False),
        sa.Column("fact_class", sa.String(20), nullable=False),
        sa.Column("official", sa.JSON(), nullable=True),
        *seeded(),
    ]


def upgrade() -> None:
    op.create_table(
        "facts",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("subject_kind", sa.String(20), nullable=False),
        sa.Column("subject_key", sa.String(60), nullable=False),
        sa.Column("attribute", sa.String(60), nullable=False),
        *fact(),
        sa.UniqueConstraint("subject_kind", "subject_key", "attribute"),
    )
    op.create_table(
        "places",
        sa.Column("key", sa.String(60), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("parent", sa.String(60), sa.ForeignKey("places.key"), nullable=True),
        sa.Column("isil", sa.String(20), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("closed_on", sa.JSON(), nullable=False),
        *seeded(),
    )
    op.create_table(
        "special_days",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("place", sa.String(60), sa.ForeignKey("places.key"), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        *fact(),
        sa.UniqueConstraint("place", "date"),
    )
    op.create_table(
        "authorities",
        sa.Column("key", sa.String(60), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("handles", sa.JSON(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        *seeded(),
    )


def downgrade() -> None:
    for table in ("authorities", "special_days", "places", "facts"):
        op.drop_table(table)
