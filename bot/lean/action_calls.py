"""Calls to the action server: a connection kept, the answer's schema checked once, this turn's events only."""

import asyncio
from contextlib import AbstractAsyncContextManager
from typing import Any, Dict, Optional, Text
from weakref import WeakKeyDictionary

import aiohttp

KEPT_SECONDS = 3.0  # less than uvicorn's five, so that we never write to a connection it is closing


def validator_built_once(_: Any) -> Any:
    """`jsonschema.validate` checks the schema itself, all of JSON Schema's own, on every call: 60 % of a message."""
    from jsonschema import ValidationError
    from jsonschema.validators import validator_for
    from rasa.core.actions.action import RemoteAction
    from rasa.shared.constants import DOCS_BASE_URL

    schema = RemoteAction.action_response_format_spec()
    kind = validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema)

    def validate_action_result(self: Any, result: Dict[Text, Any]) -> bool:  # noqa: ARG001 - a method of Rasa's
        from jsonschema.exceptions import best_match

        wrong: Optional[ValidationError] = best_match(validator.iter_errors(result))
        if wrong is None:
            return True
        wrong.message += (
            f". Failed to validate Action server response from API, make sure your response from the Action endpoint "
            f"is valid. For more information about the format visit {DOCS_BASE_URL}/custom-actions"
        )
        raise wrong

    return validate_action_result


def this_turn_only(original: Any) -> Any:
    """Rasa sends every event of the conversation. Our actions read the message and the slots, so the events since the
    citizen's last words are enough, and the hundredth turn costs no more than the first.
    """

    def action_call_format(self: Any, tracker: Any, domain: Any) -> Dict[Text, Any]:
        from rasa.shared.core.events import UserUttered

        every = tracker.events
        recent: list[Any] = []
        for event in reversed(every):
            recent.insert(0, event)
            if isinstance(event, UserUttered):
                break
        tracker.events = recent
        try:
            return original(self, tracker, domain)
        finally:
            tracker.events = every

    return action_call_format


def connection_kept(original: Any) -> Any:
    """Rasa opens a session and a connection for every call, and closes both."""
    from rasa.utils.endpoints import concat_url

    kept: "WeakKeyDictionary[asyncio.AbstractEventLoop, aiohttp.ClientSession]" = WeakKeyDictionary()

    async def request(
        self: Any,
        method: Text = "post",
        subpath: Optional[Text] = None,
        content_type: Optional[Text] = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> Optional[Any]:
        if self.cafile or self.basic_auth or set(kwargs) - {"json", "timeout"}:
            return await original(self, method, subpath, content_type, compress, **kwargs)
        headers = {**({"Content-Type": content_type} if content_type else {}), **self.headers}
        params = self.combine_parameters(kwargs)
        url = concat_url(self.url, subpath)
        return await answered(
            session_of(kept).request(method, url, headers=headers, params=params, compress=compress, **kwargs)
        )

    return request


def session_of(kept: "WeakKeyDictionary[asyncio.AbstractEventLoop, aiohttp.ClientSession]") -> aiohttp.ClientSession:
    loop = asyncio.get_running_loop()
    if loop not in kept or kept[loop].closed:
        kept[loop] = aiohttp.ClientSession(connector=aiohttp.TCPConnector(keepalive_timeout=KEPT_SECONDS))
    return kept[loop]


async def answered(asked: AbstractAsyncContextManager[aiohttp.ClientResponse]) -> Optional[Any]:
    """As Rasa's request, its errors included."""
    from rasa.utils.endpoints import ClientResponseError

    async with asked as response:
        if response.status >= 400:  # noqa: PLR2004 - HTTP's own number
            raise ClientResponseError(response.status, response.reason, await response.content.read())
        try:
            return await response.json()
        except aiohttp.ContentTypeError:
            return None
