"""What the pages need of the process; the assembly puts it in `app.state.pages`."""

import datetime as dt
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Protocol

from fastapi import Depends, Request

from api.conversations.access import Citizen
from api.conversations.parts import ConversationParts
from api.handover.parts import HandoverParts
from api.letters.service import LeftMessages
from api.pages.page import Pages
from api.pages.shown import Part
from backend.facts.values import Language


class Erased(Protocol):
    """The receipt of a deletion."""

    @property
    def receipt(self) -> str: ...
    @property
    def deleted_at(self) -> dt.datetime: ...
    @property
    def left_messages(self) -> int: ...
    @property
    def journaled(self) -> int: ...


@dataclass(frozen=True)
class PageParts:
    """`notices` are those in force; a form waits `answer_seconds` for its answer, then the page is shown without it."""

    pages: Pages
    talk: ConversationParts
    person: HandoverParts
    left: LeftMessages
    erase: Callable[[Citizen], Coroutine[Any, Any, Erased]]
    notices: Callable[[Language], Sequence[str]]
    safe_way: Callable[[Language], Part | None]
    answer_seconds: float


def page_parts(request: Request) -> PageParts:
    parts: PageParts = request.app.state.pages
    return parts


PagePartsOf = Annotated[PageParts, Depends(page_parts)]
