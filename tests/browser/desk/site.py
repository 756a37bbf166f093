"""The gateway's own page and files on a free port; the desk's calls are the stand-in's."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from api.app import create_app
from api.pages import files
from api.pages.desk import endpoints as desk_pages
from api.settings import GatewaySettings
from tests.browser.desk.stand_in import StandIn
from tests.browser.desk.stand_in_calls import install
from tests.browser.fake_bot import FakeBot
from tests.browser.gateway import Server, _outside, _port


@dataclass(frozen=True)
class DeskSite:
    address: str
    desk: StandIn


@contextmanager
def running_desk(folder: Path) -> Iterator[DeskSite]:
    outside = _outside(folder, FakeBot(), GatewaySettings())
    real, app, desk = create_app(outside), FastAPI(), StandIn()
    app.state.pages, app.state.desk_page = real.state.pages, real.state.desk_page
    for router in (files.router, desk_pages.router):
        app.include_router(router)
    install(app, desk)
    server = Server(uvicorn.Config(app, port=0, log_level="warning", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield DeskSite(f"http://127.0.0.1:{_port(server)}", desk)
    finally:
        desk.reset()
        server.should_exit = True
        thread.join(10)
        outside.conversations.dispose()
        outside.city.dispose()
