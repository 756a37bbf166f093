"""What the citizen's calls about a message left take and give."""

import datetime as dt
from typing import Annotated, Literal
from uuid import UUID, uuid4

from pydantic import Field

from api.conversations.schemas import Asked
from backend.facts.values import Language
from replies.reply import Queue

Part = Literal["morning", "midday", "afternoon"]
Address = Annotated[str, Field(max_length=320)]


class Wished(Asked):
    date: dt.date
    part: Part


class ByMail(Asked):
    by: Literal["mail"]
    address: Address


class ByCall(Asked):
    by: Literal["call"]
    address: Address
    wished: Wished | None = None


Reach = Annotated[ByMail | ByCall, Field(discriminator="by")]


class Leaving(Asked):
    """The same `client_message_id` again gives the same receipt, once."""

    client_message_id: UUID = Field(default_factory=uuid4)
    text: str
    reach: Reach
    queue: Queue | None = None
    consent: bool = False


class PartOfDay(Asked):
    """`staffed` is None where the hours of that day are not known: it may be wished, and nothing is promised.

    `label` names day and part in the conversation's language.
    """

    part: Part
    label: str
    staffed: bool | None


class DayAhead(Asked):
    date: dt.date
    parts: list[PartOfDay]


class Choices(Asked):
    """When a call can be wished, and for which queue that holds."""

    queue: Queue
    days: list[DayAhead]


class Expect(Asked):
    """`text` says it all in the reader's language; None is not known."""

    text: str
    open_now: bool | None
    opens_at: dt.datetime | None
    answer_within: str | None = None
    language: Language


class Left(Asked):
    receipt: str
    queue: Queue
    left_at: dt.datetime
    expect: Expect
