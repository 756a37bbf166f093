"""Every answer of the demo city says in a header that it is invented."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADER, LABEL = "X-Demo-City", "opdigtet til demonstration"


class Labelled:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def labelled(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)[HEADER] = LABEL
            await send(message)

        await self._app(scope, receive, labelled)
