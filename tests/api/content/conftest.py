"""The subject's parts on an empty store, and a gateway that has nothing but this subject."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from fastapi.testclient import TestClient
from pydantic import SecretStr
from sqlalchemy.orm import Session

from api.content.access import ContentParts
from api.content.endpoints import router
from api.errors import GatewayError
from api.migrate import migrate
from api.rendering.catalogue import Texts
from backend.clock import COPENHAGEN, Clock
from backend.db import engine_for, sessions

TEXTS = Path(__file__).resolve().parents[3] / "data" / "texts"
SECRET = "an-operators-secret"
NOW = dt.datetime(2026, 11, 24, 11, tzinfo=COPENHAGEN)


@pytest.fixture(scope="session")
def texts() -> Texts:
    return Texts.load(TEXTS)


@pytest.fixture
def parts(tmp_path: Path, texts: Texts) -> Iterator[ContentParts]:
    engine = engine_for(f"sqlite:///{tmp_path}/conversations.db")
    migrate(engine)
    yield ContentParts(sessions(engine), texts, Clock(NOW, ticks=lambda: 0), SecretStr(SECRET))
    engine.dispose()


@pytest.fixture
def session(parts: ContentParts) -> Iterator[Session]:
    with parts.sessions() as session:
        yield session


@pytest.fixture
def client(parts: ContentParts) -> TestClient:
    app = FastAPI()
    app.state.content = parts
    app.include_router(router)

    @app.exception_handler(GatewayError)
    async def refused(_request: Request, error: GatewayError) -> JSONResponse:
        return JSONResponse({"error": error.code, **error.values}, status_code=error.status)

    return TestClient(app)
