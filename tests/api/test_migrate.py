"""The migrations make exactly the tables that the code knows."""

import pkgutil
from importlib import import_module
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine

import api
from api.db import Base, conversations_engine, make_folder
from api.migrate import migrate
from api.settings import GatewaySettings
from tests.postgres import fresh_database


def differences(engine: Engine) -> list[object]:
    for module in pkgutil.walk_packages(api.__path__, "api."):
        if module.name.endswith(".models"):
            import_module(module.name)
    with engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))


def test_on_sqlite_twice_over(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/new/folder/conversations.db"
    make_folder(url)
    engine = conversations_engine(url)
    migrate(engine)
    migrate(engine)
    assert differences(engine) == []
    engine.dispose()


@pytest.mark.postgres
def test_on_postgresql(postgres: str) -> None:
    with fresh_database(postgres) as url:
        engine = conversations_engine(url)
        migrate(engine)
        assert differences(engine) == []
        engine.dispose()


def test_production_wants_its_secrets() -> None:
    with pytest.raises(ValueError, match="BOT_SECRET"):
        GatewaySettings(production=True)
    with pytest.raises(ValueError, match="16 characters or more"):
        GatewaySettings(production=True, bot_secret="a" * 16, admin_secret="short")
    with pytest.raises(ValueError, match="NOW"):
        GatewaySettings(
            production=True, bot_secret="a" * 16, admin_secret="b" * 16, desk_secret="c" * 16, now="2026-11-24T11:00"
        )
    with pytest.raises(ValueError, match="DESK_SECRET"):
        GatewaySettings(production=True, bot_secret="a" * 16, admin_secret="b" * 16)
    settings = GatewaySettings(production=True, bot_secret="a" * 16, admin_secret="b" * 16, desk_secret="c" * 16)
    assert settings.production
