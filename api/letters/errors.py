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
