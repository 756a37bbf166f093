"""What somebody at the desk, or on the way to it, can be refused."""

from http import HTTPStatus

from api.errors import GatewayError


class SignedOutError(GatewayError):
    """No session, or one that has ended."""

    status = HTTPStatus.UNAUTHORIZED
    code = "desk_signed_out"


class SignInRefusedError(GatewayError):
    """Whatever was wrong: who tries is not told whether the account exists."""

    status = HTTPStatus.UNAUTHORIZED
    code = "sign_in_refused"


class TooManyTriesError(GatewayError):
    status = HTTPStatus.TOO_MANY_REQUESTS
    code = "sign_in_too_often"


class LocalSignInOffError(GatewayError):
    status = HTTPStatus.FORBIDDEN
    code = "sign_in_local_off"


class RoleMissingError(GatewayError):
    status = HTTPStatus.FORBIDDEN
    code = "role_missing"


class NotFromOurPageError(GatewayError):
    """A write from another site, or without the session's own CSRF header."""

    status = HTTPStatus.FORBIDDEN
    code = "not_from_our_page"


class AccountUnknownError(GatewayError):
    status = HTTPStatus.NOT_FOUND
    code = "account_unknown"
