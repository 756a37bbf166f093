"""Handovers, their transitions, who is at the desk, notes; the owner's epoch, and who of the staff wrote."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
ID = sa.String(36)
NAME = sa.String(80)


def upgrade() -> None:
    op.add_column("conversations", sa.Column("epoch", sa.Integer, nullable=False, server_default="1"))
    op.create_index("conversations_by_owner", "conversations", ["state", "owner"])
    op.add_column("messages", sa.Column("agent_id", ID))
    op.add_column("messages", sa.Column("agent", NAME))
    _handovers()
    op.create_table(
        "transitions",
        sa.Column("id", ID, primary_key=True),
        _conversation(),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("move", sa.String(16), nullable=False),
        sa.Column("from_state", sa.String(16), nullable=False),
        sa.Column("to_state", sa.String(16), nullable=False),
        sa.Column("from_owner", sa.String(64), nullable=False),
        sa.Column("to_owner", sa.String(64), nullable=False),
        sa.Column("actor", sa.String(64), nullable=False),
        sa.Column("reason", sa.String(32)),
        sa.Column("at", MOMENT, nullable=False),
        sa.UniqueConstraint("conversation_id", "version"),
    )
    op.create_table(
        "presences",
        sa.Column("account_id", ID, primary_key=True),
        sa.Column("name", NAME, nullable=False),
        sa.Column("queues", sa.JSON, nullable=False),
        sa.Column("languages", sa.JSON, nullable=False),
        sa.Column("presence", sa.String(8), nullable=False),
        sa.Column("capacity", sa.Integer, nullable=False),
        sa.Column("heard_at", MOMENT, nullable=False),
    )
    op.create_table(
        "desk_notes",
        sa.Column("id", ID, primary_key=True),
        _conversation(),
        sa.Column("author_id", ID, nullable=False),
        sa.Column("author", NAME, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
    )
    op.create_index("desk_notes_by_conversation", "desk_notes", ["conversation_id"])


def _handovers() -> None:
    op.create_table(
        "handovers",
        sa.Column("id", ID, primary_key=True),
        _conversation(),
        sa.Column("queue", sa.String(32), nullable=False),
        sa.Column("reason", sa.String(32), nullable=False),
        sa.Column("offer_seq", sa.Integer, nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("waiting_since", MOMENT),
        sa.Column("front", sa.Boolean, nullable=False),
        sa.Column("deadline_at", MOMENT),
        sa.Column("agent_id", ID),
        sa.Column("agent_name", NAME),
        sa.Column("guest_id", ID),
        sa.Column("picked_up_s", sa.Integer),
        sa.Column("ended_at", MOMENT),
        sa.Column("ended_seq", sa.Integer),
        sa.Column("outcome", sa.String(32)),
    )
    op.create_index("handovers_by_conversation", "handovers", ["conversation_id", "ended_at"])
    op.create_index("handovers_by_queue", "handovers", ["queue", "ended_at"])


def _conversation() -> sa.Column[str]:
    return sa.Column("conversation_id", ID, sa.ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False)


def downgrade() -> None:
    for table in ("desk_notes", "presences", "transitions", "handovers"):
        op.drop_table(table)
    op.drop_column("messages", "agent")
    op.drop_column("messages", "agent_id")
    op.drop_index("conversations_by_owner", "conversations")
    op.drop_column("conversations", "epoch")
