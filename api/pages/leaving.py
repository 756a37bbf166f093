"""The form for a message to a person: whether the page shows it, and what stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pydantic import ValidationError

from api.conversations.access import Citizen
from api.errors import ConversationUnknownError, RequestInvalidError
from api.letters.schemas import Leaving
from api.letters.service import LeftMessages
from api.pages.asked import Asked
from api.pages.shown import Json

OFFERED = frozenset({"letters.form", "handover.form"})
LEFT = "letters.received"
FAULTS = {
    "left_text": ("message_empty", "message_too_long"),
    "address": ("mail_address_wrong", "phone_wrong"),
    "wished": ("wished_past", "wished_too_far", "wished_closed"),
    "consent": ("consent_missing",),
}


@dataclass(frozen=True)
class LeaveForm:
    """`options` are values and labels of the times a call can be wished at; the rest is as it was filled in.

    `error` says why it was refused, and `code` is the refusal's: it tells at which field.
    """

    options: Sequence[tuple[str, str]] = ()
    text: str = ""
    by: str = "mail"
    address: str = ""
    wished: str = ""
    consent: bool = False
    error: str | None = None
    code: str = ""

    @staticmethod
    def faults(field: str) -> str:
        """The codes of what can be wrong with a field, for the page's script."""
        return " ".join(FAULTS[field])

    def is_wrong(self, field: str) -> bool:
        return self.code in FAULTS[field]

    def asks(self, asked: Asked) -> Leaving:
        """RequestInvalidError for a form that is not ours."""
        day, _, part = self.wished.partition(" ")
        wished = {"wished": {"date": day, "part": part}} if self.wished and self.by == "call" else {}
        reach = {"by": self.by, "address": self.address, **wished}
        try:
            return Leaving.model_validate(
                {"client_message_id": asked.message_id, "text": self.text, "reach": reach, "consent": self.consent}
            )
        except ValidationError as problem:
            raise RequestInvalidError from problem


def is_offered(messages: Sequence[Json]) -> bool:
    """Whether the form was offered, and nothing left since."""
    keys = [reply["key"] for message in messages for reply in message["replies"] or ()]
    return next((key in OFFERED for key in reversed(keys) if key in OFFERED or key == LEFT), False)


def with_options(form: LeaveForm, left: LeftMessages, citizen: Citizen) -> LeaveForm:
    days = left.choices(citizen, None).days
    options = [(f"{day.date.isoformat()} {part.part}", part.label) for day in days for part in day.parts]
    return replace(form, options=options)


def leave(left: LeftMessages, asked: Asked, form: LeaveForm) -> Citizen:
    if asked.citizen is None:
        raise ConversationUnknownError
    left.leave(asked.citizen, form.asks(asked))
    return asked.citizen
