"""Answers that a caller need not fetch twice: an ETag of what is said, and 304 to whoever has it already."""

import hashlib
import json
from typing import Any

from fastapi import Request, Response
from starlette.status import HTTP_304_NOT_MODIFIED


def answer(request: Request, content: Any, media_type: str = "application/json") -> Response:
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    if tag in tags_in(request.headers.get("If-None-Match", "")):
        return Response(status_code=HTTP_304_NOT_MODIFIED, headers={"ETag": tag})
    return Response(body, media_type=media_type, headers={"ETag": tag})


def tags_in(header: str) -> set[str]:
    """The tags of an If-None-Match header, a weak one as if it were strong."""
    return {tag.strip().removeprefix("W/") for tag in header.split(",")}
