"""Searchable texts; what each database makes of them is its own: an FTS5 table, or a tsvector with a GIN index."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ON_SQLITE = (
    """CREATE VIRTUAL TABLE search_index USING fts5(title, keywords, body, within,
    content='search_documents', content_rowid='id', tokenize='unicode61')""",
    """CREATE TRIGGER search_index_added AFTER INSERT ON search_documents BEGIN
    INSERT INTO search_index(rowid, title, keywords, body, within)
    VALUES (new.id, new.title, new.keywords, new.body, new.within); END""",
    """CREATE TRIGGER search_index_removed AFTER DELETE ON search_documents BEGIN
    INSERT INTO search_index(search_index, rowid, title, keywords, body, within)
    VALUES ('delete', old.id, old.title, old.keywords, old.body, old.within); END""",
)
ON_POSTGRESQL = (
    """ALTER TABLE search_documents ADD COLUMN search_index tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', keywords), 'B') ||
    setweight(to_tsvector('simple', body), 'C') || setweight(to_tsvector('simple', within), 'D')) STORED""",
    "CREATE INDEX search_index_gin ON search_documents USING gin (search_index)",
)


def upgrade() -> None:
    op.create_table(
        "search_documents",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("title", "keywords", "body", "within")),
    )
    op.create_index("search_documents_kind", "search_documents", ["kind", "key"])
    op.create_table(
        "search_kinds",
        sa.Column("kind", sa.String(20), primary_key=True),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("vocabulary", sa.Text(), nullable=False),
    )
    for statement in ON_POSTGRESQL if op.get_bind().dialect.name == "postgresql" else ON_SQLITE:
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_index")
    op.drop_table("search_kinds")
    op.drop_table("search_documents")
