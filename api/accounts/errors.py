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


class SignInAstrayError(GatewayError):
    """Whoever comes back did not leave from here, or too long ago."""

    status = HTTPStatus.BAD_REQUEST
    code = "sign_in_astray"


class SignInCancelledError(GatewayError):
    """The provider did not let them in, or they turned round."""

    status = HTTPStatus.FORBIDDEN
    code = "sign_in_cancelled"


class TokenRefusedError(GatewayError):
    """What the provider's answer says is not proved."""

    status = HTTPStatus.FORBIDDEN
    code = "sign_in_not_proved"


class ProviderDownError(GatewayError):
    status = HTTPStatus.BAD_GATEWAY
    code = "sign_in_provider_down"


class NoRoleError(GatewayError):
    """The provider knows them, and gives them no seat here."""

    status = HTTPStatus.FORBIDDEN
    code = "sign_in_no_role"


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
