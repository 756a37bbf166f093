"""Brings the city store to the present shape of its tables."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, func

SCRIPTS = Path(__file__).parent / "migrations"
LOCK = 751_001


def migrate(engine: Engine) -> None:
    """Upgrade to the newest revision; two that start at once wait for each other."""
    if engine.dialect.name == "sqlite" and engine.url.database:
        Path(engine.url.database).parent.mkdir(parents=True, exist_ok=True)
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(func.pg_advisory_xact_lock(LOCK).select())
        command.upgrade(config_for(connection), "head")


def config_for(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.attributes["connection"] = connection
    return config
