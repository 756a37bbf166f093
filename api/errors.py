"""What can be refused, by name. Each has a status, a code for programs, and a text for people."""

from http import HTTPStatus
from typing import Any, ClassVar

from backend.facts.values import Language


class GatewayError(Exception):
    """A refusal. `text` is the key of its words, by default `error.<code>`, and `values` fill their placeholders.

    `language` is the reader's, where it is known. `beside` is told to programs beside the error itself.
    """

    status: ClassVar[int] = HTTPStatus.INTERNAL_SERVER_ERROR
    code: ClassVar[str] = "internal"

    def __init__(self, *, text: str | None = None, retry_after: float | None = None, **values: Any) -> None:
        super().__init__(self.code)
        self.text = f"error.{text or self.code}"
        self.retry_after = retry_after
        self.values = values
        self.language: Language | None = None
        self.beside: dict[str, str | None] = {}


class TokenMissingError(GatewayError):
    status = HTTPStatus.UNAUTHORIZED
    code = "token_missing"


class TokenWrongError(GatewayError):
    status = HTTPStatus.UNAUTHORIZED
    code = "token_wrong"


class ConversationUnknownError(GatewayError):
    status = HTTPStatus.NOT_FOUND
    code = "conversation_unknown"


class MessageUnknownError(GatewayError):
    status = HTTPStatus.NOT_FOUND
    code = "message_unknown"


class EmptyMessageError(GatewayError):
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "message_empty"


class TooLongError(GatewayError):
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    code = "message_too_long"


class BodyTooLargeError(GatewayError):
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    code = "body_too_large"


class ChoiceUnknownError(GatewayError):
    status = HTTPStatus.CONFLICT
    code = "choice_unknown"


class ChoiceOldError(GatewayError):
    status = HTTPStatus.CONFLICT
    code = "choice_old"


class MessageIdTakenError(GatewayError):
    """The id is that of somebody else's message."""

    status = HTTPStatus.CONFLICT
    code = "message_id_taken"


class NotWaitingError(GatewayError):
    status = HTTPStatus.CONFLICT
    code = "not_waiting"


class ClosedError(GatewayError):
    status = HTTPStatus.CONFLICT
    code = "conversation_closed"


class TooManyMessagesError(GatewayError):
    status = HTTPStatus.TOO_MANY_REQUESTS
    code = "too_many_messages"


class TooManyConversationsError(GatewayError):
    status = HTTPStatus.TOO_MANY_REQUESTS
    code = "too_many_conversations"


class TooManyStreamsError(GatewayError):
    status = HTTPStatus.TOO_MANY_REQUESTS
    code = "too_many_streams"


class QueueFullError(GatewayError):
    status = HTTPStatus.SERVICE_UNAVAILABLE
    code = "queue_full"


class StoreBusyError(GatewayError):
    status = HTTPStatus.SERVICE_UNAVAILABLE
    code = "store_busy"


class JsonBrokenError(GatewayError):
    status = HTTPStatus.BAD_REQUEST
    code = "json_broken"


class RequestInvalidError(GatewayError):
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "request_invalid"


class PageUnknownError(GatewayError):
    status = HTTPStatus.NOT_FOUND
    code = "page_unknown"


class MethodRefusedError(GatewayError):
    status = HTTPStatus.METHOD_NOT_ALLOWED
    code = "method_refused"
