"""`python -m soak.stand_in PORT`: answers as the bot does over HTTP, with one answer to all; no model needed.

Like the bot, it answers one message at a time, and the same message twice with the same answer.
"""

import os
import sys
from http import HTTPStatus
from typing import Any

from aiohttp import web

from launch.ports import LOOPBACK
from replies import reply

ANSWER = {"replies": [reply("greet.hello").model_dump(mode="json")]}


def application(secret: str) -> web.Application:
    async def answer(request: web.Request) -> web.Response:
        return told(request, ANSWER)

    async def health(request: web.Request) -> web.Response:
        return told(request, {"status": "ok", "model": "stand-in"})

    async def forget(request: web.Request) -> web.Response:
        return told(request, {})

    def told(request: web.Request, body: dict[str, Any]) -> web.Response:
        known = request.headers.get("Authorization") == f"Bearer {secret}"
        return web.json_response(body if known else {}, status=HTTPStatus.OK if known else HTTPStatus.UNAUTHORIZED)

    app = web.Application()
    app.router.add_post("/webhooks/borgerchat/messages", answer)
    app.router.add_get("/webhooks/borgerchat/health", health)
    app.router.add_delete("/webhooks/borgerchat/conversations/{id}", forget)
    return app


if __name__ == "__main__":
    web.run_app(application(os.environ["BOT_SECRET"]), host=LOOPBACK, port=int(sys.argv[1]), print=None)
