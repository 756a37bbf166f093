"""What the event database says when it refuses."""

from typing import Any

from fastapi.responses import JSONResponse
from starlette.status import HTTP_400_BAD_REQUEST, HTTP_401_UNAUTHORIZED, HTTP_404_NOT_FOUND

TITLES = {HTTP_400_BAD_REQUEST: "Bad Request", HTTP_401_UNAUTHORIZED: "Unauthorized", HTTP_404_NOT_FOUND: "Not Found"}


def refusal(status: int, detail: str) -> JSONResponse:
    body: dict[str, Any] = {
        "@context": "/api/v2/contexts/Error",
        "@id": f"/errors/{status}",
        "@type": "hydra:Error",
        "title": TITLES[status],
        "detail": detail,
        "status": status,
        "type": f"/errors/{status}",
        "description": detail,
        "hydra:title": TITLES[status],
        "hydra:description": detail,
    }
    return JSONResponse(body, status, media_type="application/ld+json")
