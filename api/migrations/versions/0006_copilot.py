"""What the copilot suggested, what was sent instead, and how often it was right."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
ID = sa.String(36)
LANGUAGE = sa.String(2)


def upgrade() -> None:
    op.create_table(
        "suggestions",
        _message("question_id", primary_key=True),
        sa.Column("offered", sa.JSON, nullable=False),
        sa.Column("accepted", sa.JSON, nullable=False),
    )
    op.create_table(
        "corrections",
        _message("message_id", primary_key=True),
        _message("question_id"),
        sa.Column("asked", sa.Text, nullable=False),
        sa.Column("keys", sa.JSON, nullable=False),
        sa.Column("sent", sa.Text, nullable=False),
        sa.Column("language", LANGUAGE, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
    )
    op.create_index("ix_corrections_question_id", "corrections", ["question_id"])
    op.create_index("ix_corrections_at", "corrections", ["at"])
    op.create_table(
        "accepted_suggestions",
        sa.Column("key", sa.String(100), primary_key=True),
        sa.Column("language", LANGUAGE, primary_key=True),
        sa.Column("times", sa.Integer, nullable=False),
    )


def _message(name: str, *, primary_key: bool = False) -> sa.Column[str]:
    to = sa.ForeignKey("messages.id", ondelete="CASCADE")
    return sa.Column(name, ID, to, primary_key=primary_key, nullable=False)


def downgrade() -> None:
    for table in ("accepted_suggestions", "corrections", "suggestions"):
        op.drop_table(table)
