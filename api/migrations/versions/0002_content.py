"""The off switch, its audit, and urgent notices."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "switches",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("scope", sa.String(16), nullable=False),
        sa.Column("target", sa.String(120), nullable=False),
        *_said(),
        sa.Column("since", MOMENT, nullable=False),
        sa.UniqueConstraint("scope", "target"),
    )
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer, primary_key=True),
        *_said(),
        sa.Column("since", MOMENT, nullable=False),
    )
    op.create_table(
        "switch_audit",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by", sa.String(60), nullable=False),
        sa.Column("did", sa.String(16), nullable=False),
        sa.Column("scope", sa.String(16), nullable=False),
        sa.Column("target", sa.String(120), nullable=False),
        sa.Column("text_da", sa.Text),
        sa.Column("text_en", sa.Text),
        sa.Column("reason", sa.Text, nullable=False),
    )


def _said() -> tuple[sa.Column[str], ...]:
    return (
        sa.Column("text_da", sa.Text, nullable=False),
        sa.Column("text_en", sa.Text, nullable=False),
        sa.Column("by", sa.String(60), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
    )


def downgrade() -> None:
    for table in ("switch_audit", "notices", "switches"):
        op.drop_table(table)
