"""What the calls about left messages need of the process; the assembly puts it in `app.state.letters`."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from api.letters.service import LeftMessages


@dataclass(frozen=True)
class LetterParts:
    left: LeftMessages


async def parts_of(request: Request) -> LetterParts:
    parts: LetterParts = request.app.state.letters
    return parts


ForEverybody = Annotated[LetterParts, Depends(parts_of)]
