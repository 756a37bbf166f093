"""Where the demo city's links lead: a page, or a picture, that says that it is invented."""

from html import escape
from urllib.parse import unquote

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from demo_city.rows import MARK

router = APIRouter()
PAGE = """<!doctype html><html lang="da"><meta charset="utf-8"><title>{title}</title>
<h1>{title}</h1><p>Siden findes ikke: den er med i en prøveby, og alt på den er opdigtet.</p></html>"""
PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 420" role="img" aria-label="{title} {mark}">
<rect width="640" height="420" fill="#d8d4cc"/><path d="M0 330 160 210 270 300 420 150 640 320V420H0z" fill="#a49c8e"/>
<text x="320" y="60" font-size="22" text-anchor="middle" font-family="sans-serif">{title}</text>
<text x="320" y="95" font-size="18" text-anchor="middle" font-family="sans-serif">{mark}</text></svg>"""


def base_of(request: Request) -> str:
    """The address at which the caller reached the demo city."""
    return str(request.base_url).rstrip("/")


@router.get("/shown/{path:path}")
async def shown(path: str) -> Response:
    steps = [step for step in unquote(path).removesuffix(".svg").split("/") if step]
    title = escape(" / ".join(step.replace("-", " ") for step in steps))
    if path.endswith(".svg"):
        return Response(PICTURE.format(title=title, mark=MARK), media_type="image/svg+xml")
    return HTMLResponse(PAGE.format(title=title))
