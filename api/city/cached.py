"""Answers that a browser or a cache may keep: an ETag of what they hold, and 304 to whoever has it already."""

import hashlib
from http import HTTPStatus

from fastapi import Request, Response
from pydantic import BaseModel

JSON = "application/json"


def answered(request: Request, body: BaseModel, seconds: int) -> Response:
    """The body as JSON, fresh for that many seconds; nothing but its tag where the reader has it."""
    content = body.model_dump_json().encode()
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": f"public, max-age={seconds}"}
    if tag in _held(request.headers.get("if-none-match", "")):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(content, media_type=JSON, headers=headers)


def _held(told: str) -> set[str]:
    """The tags that a reader has; a weak one will do."""
    return {tag.strip().removeprefix("W/") for tag in told.split(",")}
