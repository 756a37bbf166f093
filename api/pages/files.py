"""The page's files over HTTP."""

from http import HTTPStatus

from fastapi import APIRouter, Request, Response

from api.errors import PageUnknownError
from api.pages.parts import PagePartsOf
from api.pages.security import HEADERS

KEPT_FOR_EVER = "public, max-age=31536000, immutable"
ASKED_AGAIN = "no-cache"

router = APIRouter(include_in_schema=False)


@router.get("/web/{version}/{name:path}")
def file(request: Request, parts: PagePartsOf, version: str, name: str) -> Response:
    """A page that was loaded before a new version came still gets its files, but they are not kept under that name."""
    assets = parts.pages.assets
    found = assets.files.get(name)
    if found is None:
        raise PageUnknownError
    kept = KEPT_FOR_EVER if version == assets.version else ASKED_AGAIN
    headers = {**HEADERS, "Cache-Control": kept, "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(found.gzipped, HTTPStatus.OK.value, {**headers, "Content-Encoding": "gzip"}, found.media_type)
    return Response(found.content, HTTPStatus.OK.value, headers, found.media_type)
