"""`python -m soak.stand_in PORT`: speaks as the bot does over HTTP, and needs no model.

It has one answer to all, and the offer of a person to whoever asks for one.
"""

import os
import sys
from http import HTTPStatus
from typing import Any

from aiohttp import web

from launch.ports import LOOPBACK
from replies import Handover, reply
from soak.citizen import A_PERSON

HELLO = reply("greet.hello")
PERSON = HELLO.model_copy(update={"handover": Handover(queue="citizen_service", reason="asked")})


def application(secret: str) -> web.Application:
    async def answer(request: web.Request) -> web.Response:
        said = (await request.json()).get("text")
        answered = PERSON if said == A_PERSON else HELLO
        return told(request, {"replies": [answered.model_dump(mode="json")]})

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
