"""The action server: Rasa names an action, a reply comes back. `python -m actions.app` serves it on loopback."""

import gc
import secrets
from json import JSONDecodeError
from pathlib import Path
from typing import Any

import structlog
import uvicorn
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionNotFoundException
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from actions.assembly import all_actions, executor_of
from actions.cues import Cues
from actions.settings import ActionsSettings
from backend.clients.doors import Doors, doors_of
from backend.clock import clock_from
from backend.db import engine_for, sessions

LOOPBACK = "127.0.0.1"
CUES = Path(__file__).resolve().parent.parent / "data" / "cues"
log = structlog.get_logger("actions")


def app_for(executor: ActionExecutor, secret: str) -> Starlette:
    """`POST /webhook` as Rasa calls it, for whoever shows the secret; `GET /health` for anyone on this machine."""
    expected = f"Bearer {secret}".encode()

    async def webhook(request: Request) -> JSONResponse:
        if not secrets.compare_digest(request.headers.get("Authorization", "").encode(), expected):
            return refused(401, "unauthorized")
        call = await call_in(request)
        if call is None:
            return refused(422, "not_an_action_call")  # 400 would tell Rasa that the action declined to run
        return await answer(executor, call)

    async def health(_: Request) -> JSONResponse:
        return JSONResponse({"status": "ok", "actions": len(executor.actions)})

    return Starlette(routes=[Route("/webhook", webhook, methods=["POST"]), Route("/health", health)])


async def call_in(request: Request) -> dict[str, Any] | None:
    """The call, with the empty domain that Rasa leaves out and rasa-sdk insists on; None if it is no call."""
    try:
        call = await request.json()
    except (JSONDecodeError, UnicodeDecodeError):
        return None
    if not isinstance(call, dict) or not isinstance(call.get("next_action"), str):
        return None
    tracker = call.get("tracker")
    whole = isinstance(tracker, dict) and isinstance(tracker.get("sender_id"), str)
    return {**call, "domain": {}} if whole else None


async def answer(executor: ActionExecutor, call: dict[str, Any]) -> JSONResponse:
    """What the action says. Whatever it raises is logged by its kind and place only: its words may be the citizen's."""
    action = call["next_action"]
    try:
        result = await executor.run(call)
        return JSONResponse(result.model_dump(mode="json") if result else {"events": [], "responses": []})
    except ActionNotFoundException:
        log.warning("action_not_found", action=action)
        return refused(404, "no_such_action")
    except Exception as error:  # noqa: BLE001 - the edge: whatever goes wrong in an action becomes a 500
        log.error("action_failed", action=action, error=type(error).__name__, at=place_of(error))  # noqa: TRY400 - a traceback may hold the citizen's words
        return refused(500, "action_failed")


def place_of(error: Exception) -> str:
    """File and line where it was raised."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "unknown"


def refused(status: int, reason: str) -> JSONResponse:
    return JSONResponse({"error": reason}, status)


def app_from(settings: ActionsSettings, doors: Doors) -> Starlette:
    """The whole server, of settings and the doors to the city's systems."""
    city = sessions(engine_for(settings.city_database_url))
    executor = executor_of(all_actions(), city, clock_from(settings), Cues.load(CUES), doors)
    return app_for(executor, settings.actions_secret.get_secret_value())


def main() -> None:
    settings = ActionsSettings()
    with doors_of(settings) as doors:
        app = app_from(settings, doors)
        gc.freeze()  # what is there from the start stays: looking through it again and again costs a question 80 ms
        uvicorn.run(app, host=LOOPBACK, port=settings.actions_port, log_level="warning", access_log=False)


if __name__ == "__main__":
    main()
