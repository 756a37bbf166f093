"""What can be refused about a conversation's owner. Each says who has it, where somebody has."""

from http import HTTPStatus

from api.errors import GatewayError


class AlreadyTakenError(GatewayError):
    """Somebody else was first."""

    status = HTTPStatus.CONFLICT
    code = "already_taken"


class NotYoursError(GatewayError):
    """It is another's, or nobody's."""

    status = HTTPStatus.CONFLICT
    code = "not_yours"


class StateChangedError(GatewayError):
    """What was wanted cannot be done from where the conversation stands."""

    status = HTTPStatus.CONFLICT
    code = "state_changed"


class ColleagueAwayError(GatewayError):
    """Nobody can be given a conversation who is not there, or does not take its queue."""

    status = HTTPStatus.CONFLICT
    code = "colleague_away"


class QueueNotYoursError(GatewayError):
    status = HTTPStatus.FORBIDDEN
    code = "queue_not_yours"
