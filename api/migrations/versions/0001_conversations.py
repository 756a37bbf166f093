"""Conversations, messages, awaiting answers, feedback, and the bookkeeping of deletion."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
ID = sa.String(36)


def upgrade() -> None:
    op.create_table(
        "conversations",
        sa.Column("id", ID, primary_key=True),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("language_chosen", sa.Boolean, nullable=False),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("form", sa.String(16), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("last_seq", sa.Integer, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("last_active_at", MOMENT, nullable=False),
    )
    op.create_index("conversations_by_activity", "conversations", ["last_active_at"])
    op.create_table(
        "messages",
        sa.Column("id", ID, primary_key=True),
        _conversation(),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("author", sa.String(16), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("form", sa.String(16), nullable=False),
        sa.Column("replies", sa.JSON),
        sa.Column("shown", sa.JSON),
        sa.Column("texts_version", sa.String(64)),
        sa.Column("client_message_id", ID),
        sa.Column("reply_to", sa.Integer),
        sa.Column("choice", sa.String(200)),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.UniqueConstraint("conversation_id", "seq"),
        sa.UniqueConstraint("conversation_id", "client_message_id"),
    )
    op.create_table(
        "awaiting_answers",
        sa.Column("message_id", ID, sa.ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True),
        _conversation(),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("payload", sa.JSON),
        sa.Column("notes", sa.JSON, nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("queued_at", MOMENT, nullable=False),
        sa.Column("not_before", MOMENT, nullable=False),
        sa.Column("lease_holder", ID),
        sa.Column("lease_until", MOMENT),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("told_down_at", MOMENT),
    )
    op.create_index("awaiting_by_conversation", "awaiting_answers", ["conversation_id", "seq"])
    op.create_table(
        "feedback",
        sa.Column("id", ID, primary_key=True),
        _conversation(),
        sa.Column("seq", sa.Integer),
        sa.Column("helped", sa.Boolean),
        sa.Column("rating", sa.Integer),
        sa.Column("comment", sa.Text),
        sa.Column("created_at", MOMENT, nullable=False),
    )
    op.create_index("feedback_by_conversation", "feedback", ["conversation_id"])
    op.create_table(
        "deletion_receipts",
        sa.Column("id", ID, primary_key=True),
        sa.Column("reason", sa.String(16), nullable=False),
        sa.Column("messages", sa.Integer, nullable=False),
        sa.Column("deleted_at", MOMENT, nullable=False),
        sa.Column("tracker_gone_at", MOMENT),
    )
    op.create_table(
        "tracker_deletions",
        sa.Column("conversation_id", ID, primary_key=True),
        sa.Column("receipt_id", ID, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("final_after", MOMENT, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
    )
    op.create_index("ix_tracker_deletions_due_at", "tracker_deletions", ["due_at"])


def _conversation() -> sa.Column[str]:
    return sa.Column("conversation_id", ID, sa.ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False)


def downgrade() -> None:
    for table in (
        "tracker_deletions",
        "deletion_receipts",
        "feedback",
        "awaiting_answers",
        "messages",
        "conversations",
    ):
        op.drop_table(table)
