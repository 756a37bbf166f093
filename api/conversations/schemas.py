"""What the HTTP calls take and give."""

import datetime as dt
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from backend.facts.values import Language

Form = Literal["standard", "easy"]
Author = Literal["citizen", "bot", "staff", "system"]
Number = Annotated[int, Field(ge=1, le=2**31 - 1)]


class Asked(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Start(Asked):
    language: Language | None = None
    channel: Literal["website", "tablet"] = "website"


class Post(Asked):
    """Words, or a pressed choice of the message `reply_to`."""

    client_message_id: UUID
    text: str | None = None
    reply_to: Number | None = None
    choice: Annotated[str, Field(max_length=200)] | None = None

    @model_validator(mode="after")
    def _words_or_choice(self) -> Self:
        pressed = self.reply_to is not None and self.choice is not None
        half = (self.reply_to is None) != (self.choice is None)
        if half or pressed == (self.text is not None):
            raise ValueError("give either text, or reply_to and choice")
        return self


class Switch(Asked):
    language: Language | None = None
    form: Form | None = None


class Opinion(Asked):
    seq: Number | None = None
    helped: bool | None = None
    rating: Annotated[int, Field(ge=1, le=5)] | None = None
    comment: Annotated[str, Field(max_length=2000)] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.helped is None and self.rating is None and not self.comment:
            raise ValueError("give helped, rating or comment")
        return self


class MessageView(BaseModel):
    """`as_first_shown` is false for a view: the same answer in another language or form than it was given in.

    `agent` is the name of the one of the staff whose words they are.
    """

    seq: int
    author: Author
    text: str
    replies: list[dict[str, Any]] | None
    language: Language
    form: Form
    created_at: dt.datetime
    reply_to: int | None = None
    client_message_id: str | None = None
    agent: str | None = None
    as_first_shown: bool = True


class News(BaseModel):
    messages: list[MessageView]
    state: str
    language: Language
    form: Form
    notices: list[str] = []


class Started(News):
    id: str
    token: str


class Settled(BaseModel):
    state: str
    language: Language
    form: Form


class Receipt(BaseModel):
    """`tracker` is "pending" while the bot cannot be reached to forget too; that is tried until it is done.

    `left_messages` for a person are gone from the desk as well; those `journaled` stay there.
    """

    receipt: str
    deleted_at: dt.datetime
    messages: int
    left_messages: int = 0
    journaled: int = 0
    tracker: Literal["deleted", "pending"]
