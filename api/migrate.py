"""`python -m api.migrate` brings the conversations store to today's tables."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine
from sqlalchemy.engine import make_url

from api.settings import GatewaySettings
from backend.db import engine_for

MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def migrate(engine: Engine) -> None:
    """Upgrade to the newest tables; safe to repeat."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def make_folder(url: str) -> None:
    """SQLite makes its file, but not the folder of it."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)


def main() -> None:
    url = GatewaySettings().conversations_database_url
    make_folder(url)
    engine = engine_for(url)
    migrate(engine)
    engine.dispose()


if __name__ == "__main__":
    main()
