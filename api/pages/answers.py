"""Pages and redirections as HTTP answers, with the cookie where it is due."""

import asyncio
import math
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from http import HTTPStatus
from typing import Any

from anyio import to_thread
from babel.dates import format_datetime
from fastapi import Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from api.conversations.access import Citizen
from api.conversations.service import Reader
from api.conversations.waiting import within
from api.errors import ConversationUnknownError, GatewayError, StoreBusyError, TokenWrongError
from api.pages import cookie, forms, reading
from api.pages.asked import Asked
from api.pages.forms import Done, Erased
from api.pages.leaving import LeaveForm, leave
from api.pages.origin import is_ours
from api.pages.page import Receipt, View
from api.pages.parts import PageParts
from api.pages.security import PRIVATE
from api.pages.shown import CITY
from api.reader import USUAL
from api.rendering.tongue import locale_of
from backend.facts.values import Language

STORE_BUSY = (OperationalError, PoolTimeoutError)
BUSY_RETRY_S = 2
GONE = (ConversationUnknownError, TokenWrongError)


def current(parts: PageParts, citizen: Citizen | None, language: Language | None, **more: Any) -> HTMLResponse:
    """The conversation of the cookie; or the beginning, where there is none or it is no more."""
    try:
        if citizen is None:
            return _page(parts, reading.beginning(parts, language, **more))
        return _page(parts, reading.conversation(parts, citizen, language, **more))
    except GONE:
        response = _page(parts, _faulty(parts, language, "gone", **more))
        cookie.forget(response)
        return response
    except STORE_BUSY:
        return _busy(parts, language, more.get("text", ""))


async def of_leaving(request: Request, parts: PageParts, asked: Asked, form: LeaveForm) -> Response:
    """A message left for a person; a refusal is said at its form, with all that was written."""
    if not is_ours(request):
        return await of_form(request, parts, asked, forms.fetch)
    try:
        citizen = await to_thread.run_sync(leave, parts.left, asked, form)
    except GONE as error:
        return await to_thread.run_sync(_refused, parts, asked, error)
    except GatewayError as error:
        filled = replace(form, error=_word(parts, error, error.language or asked.language or USUAL), code=error.code)
        page = await to_thread.run_sync(partial(current, parts, asked.citizen, asked.language, leaving=filled))
        page.status_code = error.status
        return page
    except STORE_BUSY:
        return await to_thread.run_sync(_busy, parts, asked.language, form.text)
    return _back(request, Done(citizen))


async def of_form(
    request: Request, parts: PageParts, asked: Asked, act: Callable[[PageParts, Asked], Done | Erased]
) -> Response:
    """Do what a form of ours asks, and answer as a page; a refusal is the page again, with all that was written."""
    if not is_ours(request):
        view = await to_thread.run_sync(partial(_faulty, parts, asked.language, "foreign", text=asked.text))
        return _page(parts, view, HTTPStatus.FORBIDDEN.value)
    try:
        done = await to_thread.run_sync(act, parts, asked)
    except GatewayError as error:
        return await to_thread.run_sync(_refused, parts, asked, error)
    except STORE_BUSY:
        return await to_thread.run_sync(_busy, parts, asked.language, asked.text)
    if isinstance(done, Erased):
        return _receipt(parts, done, asked.language or USUAL)
    if done.shows:
        return await to_thread.run_sync(partial(current, parts, done.citizen, None, text=asked.text))
    if done.said:
        await _until_answered(parts, done.citizen, done.said.seq)
    return _back(request, done)


def anew(request: Request, parts: PageParts, asked: Asked) -> Response:
    if not is_ours(request):
        return _page(parts, _faulty(parts, asked.language, "foreign"), HTTPStatus.FORBIDDEN.value)
    response = RedirectResponse(f"/?language={asked.language or USUAL}", HTTPStatus.SEE_OTHER.value, dict(PRIVATE))
    cookie.forget(response)
    return response


def _busy(parts: PageParts, language: Language | None, text: str) -> HTMLResponse:
    """Nothing can be read or kept: the page alone, with what was written."""
    view = reading.alone(parts, language, text=text)
    response = _page(parts, replace(view, error=_word(parts, StoreBusyError(), view.language)), StoreBusyError.status)
    response.headers["Retry-After"] = str(BUSY_RETRY_S)
    return response


def _word(parts: PageParts, error: GatewayError, language: Language) -> str:
    return parts.talk.conversations.speaker.word(error.text, language, **error.values)


def _page(parts: PageParts, view: View, status: int = 200) -> HTMLResponse:
    return HTMLResponse(parts.pages.chat(view), status, dict(PRIVATE))


def _faulty(parts: PageParts, language: Language | None, why: str, **more: Any) -> View:
    view = reading.beginning(parts, language, **more)
    return replace(view, fault=parts.pages.word(why, view.language))


def _refused(parts: PageParts, asked: Asked, error: GatewayError) -> HTMLResponse:
    if isinstance(error, GONE):
        return current(parts, asked.citizen, asked.language, text=asked.text)
    language = error.language or asked.language or USUAL
    response = current(parts, asked.citizen, asked.language, text=asked.text, error=_word(parts, error, language))
    response.status_code = error.status
    if error.retry_after is not None:
        response.headers["Retry-After"] = str(math.ceil(error.retry_after))
    return response


def _receipt(parts: PageParts, erased: Erased, language: Language) -> HTMLResponse:
    time = format_datetime(erased.deleted_at.astimezone(CITY), "long", locale=locale_of(language))
    receipt = Receipt(erased.receipt, time, language, erased.left_messages, erased.journaled)
    page = parts.pages.deleted(receipt)
    response = HTMLResponse(page, HTTPStatus.OK.value, dict(PRIVATE))
    cookie.forget(response)
    return response


def _back(request: Request, done: Done) -> RedirectResponse:
    """303 to the page, at the message it is about; the cookie is set if it is new."""
    query = f"?tak={done.thanked}" if done.thanked else ""
    seq = done.said.seq if done.said else done.thanked
    response = RedirectResponse(f"/{query}{f'#besked-{seq}' if seq else ''}", HTTPStatus.SEE_OTHER.value, dict(PRIVATE))
    session = cookie.Session(done.citizen.conversation_id, done.citizen.token)
    if cookie.read(request) != session:
        cookie.write(request, response, session)
    return response


async def _until_answered(parts: PageParts, citizen: Citizen, seq: int) -> None:
    """Wait a little for what is said after a seq, so that most answers stand on the page at once."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + parts.answer_seconds
    with parts.talk.waiting.listen(citizen.conversation_id) as event:
        while (left := deadline - loop.time()) > 0:
            event.clear()
            news = await to_thread.run_sync(parts.talk.conversations.news, citizen, seq, Reader())
            if news or not await within(event, left):
                return
