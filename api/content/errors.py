"""What an operator can be refused."""

from http import HTTPStatus

from api.errors import GatewayError


class OperatorRefusedError(GatewayError):
    status = HTTPStatus.UNAUTHORIZED
    code = "operator_refused"


class TargetUnknownError(GatewayError):
    """`problem` says what was not found, and what may have been meant."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "target_unknown"


class NotInForceError(GatewayError):
    """There is no such switch or notice; `problem` says which."""

    status = HTTPStatus.NOT_FOUND
    code = "not_in_force"
