"""What a citizen or a colleague can be refused about messages left and mails."""

from http import HTTPStatus

from api.errors import GatewayError


class MailAddressWrongError(GatewayError):
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "mail_address_wrong"


class PhoneWrongError(GatewayError):
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "phone_wrong"


class ConsentMissingError(GatewayError):
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "consent_missing"


class WishedPastError(GatewayError):
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "wished_past"


class WishedTooFarError(GatewayError):
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "wished_too_far"


class WishedClosedError(GatewayError):
    """`hours` are those of the wished day, in words."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "wished_closed"


class WithAPersonError(GatewayError):
    status = HTTPStatus.CONFLICT
    code = "with_a_person"


class TooManyLeftError(GatewayError):
    status = HTTPStatus.TOO_MANY_REQUESTS
    code = "too_many_left"


class LeftMessageUnknownError(GatewayError):
    status = HTTPStatus.NOT_FOUND
    code = "left_message_unknown"


class NotYourLeftMessageError(GatewayError):
    status = HTTPStatus.FORBIDDEN
    code = "left_message_not_yours"


class LeftMessageTakenError(GatewayError):
    """`owner` is the name of the colleague who has it."""

    status = HTTPStatus.CONFLICT
    code = "left_message_taken"


class LeftMessageAnsweredError(GatewayError):
    """`owner` is the name of the colleague who answered."""

    status = HTTPStatus.CONFLICT
    code = "left_message_answered"


class ReachedOtherwiseError(GatewayError):
    """An answer by mail to somebody who wants a call, or the other way."""

    status = HTTPStatus.CONFLICT
    code = "reached_otherwise"


class MailboxUnknownError(GatewayError):
    """The queue has no address to answer from."""

    status = HTTPStatus.CONFLICT
    code = "mailbox_unknown"


class MailNotSetUpError(GatewayError):
    status = HTTPStatus.SERVICE_UNAVAILABLE
    code = "mail_not_set_up"


class TooManyTranscriptsError(GatewayError):
    status = HTTPStatus.TOO_MANY_REQUESTS
    code = "too_many_transcripts"
