"""What a reader of the city's facts can be refused."""

from http import HTTPStatus

from api.errors import GatewayError


class NotInTheCityError(GatewayError):
    """No place, service or archive of that key."""

    status = HTTPStatus.NOT_FOUND
    code = "not_in_the_city"


class SourceSilentError(GatewayError):
    """The system that knows gives no answer, or is not asked here."""

    status = HTTPStatus.SERVICE_UNAVAILABLE
    code = "source_silent"


class TooManyQuestionsError(GatewayError):
    status = HTTPStatus.TOO_MANY_REQUESTS
    code = "too_many_questions"
