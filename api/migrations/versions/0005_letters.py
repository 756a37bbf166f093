"""Messages left for a person, and mails that wait to be sent."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
ID = sa.String(36)
ADDRESS = sa.String(254)


def upgrade() -> None:
    op.create_table(
        "left_messages",
        sa.Column("receipt", sa.String(9), primary_key=True),
        sa.Column("conversation_id", ID, sa.ForeignKey("conversations.id", ondelete="SET NULL")),
        sa.Column("client_message_id", ID, nullable=False),
        sa.Column("queue", sa.String(32), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("reach_by", sa.String(8), nullable=False),
        sa.Column("address", ADDRESS, nullable=False),
        sa.Column("wished_on", sa.Date),
        sa.Column("wished_part", sa.String(16)),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("left_at", MOMENT, nullable=False),
        sa.Column("taken_by", ID),
        sa.Column("taken_by_name", sa.String(80)),
        sa.Column("calls", sa.Integer, nullable=False),
        sa.Column("called_at", MOMENT),
        sa.Column("answer", sa.Text),
        sa.Column("answered_by", ID),
        sa.Column("answered_at", MOMENT),
        sa.Column("refused_why", sa.String(80)),
        sa.Column("journaled_at", MOMENT),
        sa.UniqueConstraint("conversation_id", "client_message_id"),
    )
    op.create_index("left_messages_by_queue", "left_messages", ["queue", "answered_at"])
    op.create_table(
        "mails",
        sa.Column("id", ID, primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("receipt", sa.String(9), sa.ForeignKey("left_messages.receipt", ondelete="CASCADE")),
        sa.Column("conversation_id", ID, sa.ForeignKey("conversations.id", ondelete="CASCADE")),
        sa.Column("sender", ADDRESS, nullable=False),
        sa.Column("address", ADDRESS, nullable=False),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("facts", sa.JSON, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("queued_at", MOMENT, nullable=False),
        sa.Column("next_try_at", MOMENT, nullable=False),
        sa.Column("lease_holder", ID),
        sa.Column("lease_until", MOMENT),
        sa.Column("why", sa.String(80)),
        sa.CheckConstraint("(receipt IS NULL) <> (conversation_id IS NULL)", name="mails_are_about_one_thing"),
    )
    op.create_index("mails_by_next_try", "mails", ["state", "next_try_at"])
    op.create_index("ix_mails_receipt", "mails", ["receipt"])
    op.create_index("ix_mails_conversation_id", "mails", ["conversation_id"])


def downgrade() -> None:
    op.drop_table("mails")
    op.drop_table("left_messages")
