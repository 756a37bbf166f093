"""What the citizen's calls of a handover take and give."""

import datetime as dt

from pydantic import BaseModel

from api.conversations.schemas import Asked
from replies.reply import Queue


class PersonAsked(Asked):
    queue: Queue | None = None


class HandoverView(BaseModel):
    """`wait_minutes` is None where that is not known yet; `place` and `deadline` where the citizen is in no queue."""

    state: str
    queue: Queue | None = None
    place: int | None = None
    wait_minutes: int | None = None
    deadline: dt.datetime | None = None
    agent_typing: bool = False
    agent_name: str | None = None
    may_leave_message: bool
