"""What the desk's calls about left messages take and give."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from api.conversations.schemas import Asked
from api.letters.models import LeftMessage
from backend.facts.values import Language
from replies.reply import Queue

Status = Literal["left", "taken", "sending", "refused", "answered"]
CallResult = Literal["reached", "not_reached"]


class AnswerByMail(Asked):
    by: Literal["mail"]
    text: str


class AnswerByCall(Asked):
    by: Literal["call"]
    result: CallResult


Answer = Annotated[AnswerByMail | AnswerByCall, Field(discriminator="by")]


class WishedView(BaseModel):
    date: dt.date
    part: str


class ReachView(BaseModel):
    by: Literal["mail", "call"]
    address: str
    wished: WishedView | None = None


class LeftMessageView(BaseModel):
    """`taken_by` is a colleague's name. `refused_why` is the mail server's code: the answer did not arrive.

    `notice_refused`: the same of the mail to the queue's own mailbox. `conversation_id` is None where the citizen has
    deleted the conversation of a journaled message.
    """

    receipt: str
    queue: Queue
    status: Status
    language: Language
    text: str
    reach: ReachView
    left_at: dt.datetime
    taken_by: str | None
    mine: bool
    calls: int
    called_at: dt.datetime | None
    answer: str | None
    answered_at: dt.datetime | None
    refused_why: str | None
    notice_refused: str | None
    journaled_at: dt.datetime | None
    conversation_id: str | None


class LeftMessagesView(BaseModel):
    left_messages: list[LeftMessageView]


def view(message: LeftMessage, account_id: str, notice_refused: str | None) -> LeftMessageView:
    wished = {"date": message.wished_on, "part": message.wished_part} if message.wished_on else None
    reach = {"by": message.reach_by, "address": message.address, "wished": wished}
    return LeftMessageView.model_validate(
        {
            **{name: getattr(message, name) for name in LeftMessageView.model_fields if hasattr(message, name)},
            "reach": reach,
            "taken_by": message.taken_by_name,
            "mine": message.taken_by == account_id,
            "notice_refused": notice_refused,
        }
    )
