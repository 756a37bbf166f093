"""What the calls about left messages need of the process; the assembly puts it in `app.state.letters`."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from api.health.parts import Check
from api.letters.desk import LeftMessageDesk
from api.letters.outbox.sender import Sender
from api.letters.service import LeftMessages
from api.letters.transcripts.service import Transcripts


@dataclass(frozen=True)
class LetterParts:
    left: LeftMessages
    desk: LeftMessageDesk
    transcripts: Transcripts
    sender: Sender
    health: Check


async def parts_of(request: Request) -> LetterParts:
    parts: LetterParts = request.app.state.letters
    return parts


ForEverybody = Annotated[LetterParts, Depends(parts_of)]
