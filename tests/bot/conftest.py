"""One toy model for all tests of the bot, and a stand-in for the action server."""

# ruff: noqa: PLC0415 - Rasa may be imported only after TensorFlow is left out

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from bot.lean.tensorflow import leave_tensorflow_out
from bot.quiet import log_at_info, quiet

TOY = Path(__file__).resolve().parent / "toy"
SECRET = "a secret only the tests know"  # of the toy's channel and of its actions

quiet()
leave_tensorflow_out()
log_at_info()


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from bot.train import train

    out = tmp_path_factory.mktemp("models") / "toy.tar.gz"
    train(TOY, out, TOY / "bot" / "config.yml", TOY / "data" / "nlu")
    return out


@pytest.fixture
def lean() -> Iterator[None]:
    """The lean path, taken for one test only."""
    import inspect

    from bot.lean.mend import apply, owner_of
    from bot.lean.mends import MENDS

    stock = [(*owner_of(mend.place), inspect.getattr_static(*owner_of(mend.place))) for mend in MENDS]
    apply(MENDS)
    yield
    for owner, name, original in stock:
        setattr(owner, name, original)


class Actions:
    """Answers every action with one reply of its name; `asked` are the bodies it was sent. Some names misbehave."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.broken: set[str] = set()
        self.silent: set[str] = set()
        self.url = ""

    async def answer(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.asked.append(body)
        name = body["next_action"]
        if name in self.broken:
            return web.json_response({"error": "broken"}, status=500)
        if name in self.silent:
            return web.json_response({"events": [], "responses": []})
        if name == "action_restart":
            return web.json_response({"events": [{"event": "restart"}], "responses": [said(name)]})
        topic = {"event": "slot", "timestamp": None, "name": "last_topic", "value": name.removeprefix("action_")}
        return web.json_response({"events": [topic], "responses": [said(name)]})


def said(name: str) -> dict[str, Any]:
    nothing = {"text": None, "buttons": [], "elements": [], "template": None, "response": None, "image": None}
    return {**nothing, "attachment": None, "custom": {"replies": [{"key": f"{name.removeprefix('action_')}.said"}]}}


@pytest.fixture
async def actions() -> AsyncIterator[Actions]:
    standing_in = Actions()
    app = web.Application()
    app.router.add_post("/webhook", standing_in.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    standing_in.url = f"http://127.0.0.1:{runner.addresses[0][1]}/webhook"
    yield standing_in
    await runner.cleanup()


@pytest.fixture
def bot_environment(actions: Actions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_SECRET", SECRET)
    monkeypatch.setenv("ACTIONS_SECRET", SECRET)
    monkeypatch.setenv("ACTIONS_URL", actions.url)
    monkeypatch.setenv("TRACKER_DATABASE", str(tmp_path / "tracker.db"))
