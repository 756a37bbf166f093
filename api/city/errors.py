"""What a reader of the city's facts can be refused."""

from http import HTTPStatus

from api.errors import GatewayError


class NotInTheCityError(GatewayError):
    """No place, service or archive of that key."""

    status = HTTPStatus.NOT_FOUND
    code = "not_in_the_city"
