"""Whether a form was sent from a page of ours: the guard against another site's forms, beside the cookie's own."""

from urllib.parse import urlsplit

from fastapi import Request

OURS = ("same-origin", "none")


def is_ours(request: Request) -> bool:
    """Browsers tell `Sec-Fetch-Site`, `Origin` or `Referer` with every post; what tells none of them is no browser."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in OURS
    told = request.headers.get("origin") or request.headers.get("referer")
    return told is None or urlsplit(told).netloc == request.headers.get("host")
