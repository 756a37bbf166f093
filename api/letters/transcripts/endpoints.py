"""The citizen's calls: the whole conversation to keep, or by mail."""

from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse, PlainTextResponse
from pydantic import Field

from api.conversations.access import ByCitizen
from api.conversations.schemas import Asked
from api.letters.parts import ForEverybody
from api.pages.security import PRIVATE
from backend.facts.values import Language

router = APIRouter(prefix="/api/conversations", tags=["conversations"])


class WhereTo(Asked):
    address: Annotated[str, Field(max_length=320)]


@router.get("/{conversation_id}/transcript", response_class=PlainTextResponse)
def transcript(
    parts: ForEverybody,
    citizen: ByCitizen,
    format: Literal["text", "html"] = "text",  # noqa: A002 - the call's own word
    language: Language | None = None,
) -> Response:
    """All that was said, by whom and when, with sources: as text to save, or as a page to print."""
    whole = parts.transcripts.read(citizen, language)
    name = f"samtale-{whole.started_at.date().isoformat()}"
    headers = {**PRIVATE, "Content-Language": whole.language}
    if format == "html":
        headers |= {
            "Content-Security-Policy": parts.transcripts.page.policy,
            "Content-Disposition": f'inline; filename="{name}.html"',
        }
        return HTMLResponse(parts.transcripts.page.html(whole), headers=headers)
    headers["Content-Disposition"] = f'attachment; filename="{name}.txt"'
    return PlainTextResponse(parts.transcripts.page.text(whole), headers=headers)


@router.post("/{conversation_id}/transcript/mail", status_code=HTTPStatus.ACCEPTED)
def send(parts: ForEverybody, citizen: ByCitizen, where_to: WhereTo) -> None:
    """The conversation tells when it was sent, or that it could not be; then the address is forgotten."""
    parts.transcripts.send(citizen, where_to.address)
