"""`python -m api.migrate` brings the conversations store to today's tables."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from api.db import make_folder
from api.settings import GatewaySettings
from backend.db import engine_for
from backend.settings import from_environment

MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def migrate(engine: Engine) -> None:
    """Upgrade to the newest tables; safe to repeat."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def main() -> None:
    url = from_environment(GatewaySettings).conversations_database_url
    make_folder(url)
    engine = engine_for(url)
    migrate(engine)
    engine.dispose()


if __name__ == "__main__":
    main()
