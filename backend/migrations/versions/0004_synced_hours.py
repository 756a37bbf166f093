"""Opening hours from the library CMS: a day's hours by place and date, and what each sync covered."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "hours_coverage",
        sa.Column("place", sa.String(60), sa.ForeignKey("places.key", ondelete="CASCADE"), primary_key=True),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("url", sa.String(300), nullable=True),
        sa.Column("certainty", sa.String(10), nullable=False),
    )
    op.create_table(
        "synced_days",
        sa.Column("place", sa.String(60), sa.ForeignKey("places.key", ondelete="CASCADE"), primary_key=True),
        sa.Column("date", sa.Date(), primary_key=True),
        sa.Column("spans", sa.JSON(), nullable=True),
    )


def downgrade() -> None:
    for table in ("synced_days", "hours_coverage"):
        op.drop_table(table)
