"""Pages of the event database, with the links from one to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import Request

CONTEXT = "/api/v2/contexts"


@dataclass(frozen=True)
class Size:
    """How many members a page has, and may have."""

    usual: int
    most: int


OFTEN = Size(10, 50)
SELDOM = Size(20, 100)


def page_of(request: Request, kind: str, members: Sequence[dict[str, Any]], size: Size) -> dict[str, Any]:
    """One page of the members; a page beyond the last is empty."""
    per_page = min(number(request, "itemsPerPage", size.usual, least=0), size.most)
    page = number(request, "page", 1, least=1)
    shown = members[(page - 1) * per_page : page * per_page]
    last = max(1, -(-len(members) // per_page)) if per_page else 1
    return {
        "@context": f"{CONTEXT}/{kind}",
        "@id": request.url.path,
        "@type": "hydra:Collection",
        "hydra:totalItems": len(members),
        "hydra:member": list(shown),
        "hydra:view": view(request, page, last),
    }


def number(request: Request, name: str, usual: int, least: int) -> int:
    written = request.query_params.get(name, "")
    return max(int(written), least) if written.isdecimal() else usual


def view(request: Request, page: int, last: int) -> dict[str, str]:
    """The links: addresses on this host, to be read as links on a page are."""
    links = {"hydra:first": 1, "hydra:last": last}
    links |= {"hydra:previous": page - 1} if page > 1 else {}
    links |= {"hydra:next": page + 1} if page < last else {}
    return {
        "@id": _address(request, page),
        "@type": "hydra:PartialCollectionView",
        **{name: _address(request, number) for name, number in links.items()},
    }


def _address(request: Request, page: int) -> str:
    others = [(name, value) for name, value in request.query_params.multi_items() if name != "page"]
    return f"{request.url.path}?{urlencode([*others, ('page', page)])}"
