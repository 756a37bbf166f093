"""Events and their times."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "events",
        sa.Column("key", sa.String(80), primary_key=True),
        sa.Column("origin", sa.String(10), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("audiences", sa.String(80), nullable=False),
        sa.Column("place", sa.String(120), nullable=True),
        sa.Column("place_key", sa.String(60), nullable=True),
        sa.Column("street", sa.String(120), nullable=True),
        sa.Column("postcode", sa.String(10), nullable=True),
        sa.Column("city", sa.String(120), nullable=True),
        sa.Column("online", sa.Boolean(), nullable=False),
        sa.Column("same_as", sa.String(80), nullable=True),
        sa.Column("digest", sa.String(64), nullable=False),
    )
    op.create_index("events_origin", "events", ["origin"])
    op.create_index("events_place_key", "events", ["place_key"])
    op.create_table(
        "event_times",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("event", sa.String(80), sa.ForeignKey("events.key", ondelete="CASCADE"), nullable=False),
        sa.Column("start", sa.DateTime(timezone=True), nullable=False),
        sa.Column("end", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begins", sa.Integer(), nullable=False),
        sa.Column("all_day", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("price_low", sa.Integer(), nullable=True),
        sa.Column("price_high", sa.Integer(), nullable=True),
        sa.Column("tickets", sa.Boolean(), nullable=True),
        sa.Column("link", sa.String(2000), nullable=True),
    )
    op.create_index("event_times_start", "event_times", ["start"])
    op.create_index("event_times_event", "event_times", ["event"])


def downgrade() -> None:
    op.drop_table("event_times")
    op.drop_table("events")
