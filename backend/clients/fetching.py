"""One call to one system: within its contract, a time budget and a size, tried again where that may help."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent import futures
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
from pybreaker import CircuitBreaker, CircuitBreakerError
from tenacity import Retrying, retry_if_exception, stop_after_attempt
from tenacity.wait import wait_base

from backend.clients.contract import Contract, checked_headers, checked_query, path_of
from backend.clients.errors import (
    NotConfiguredError,
    NotUnderstoodError,
    RefusedError,
    RestingError,
    SourceError,
    TooBigError,
    TooSlowError,
    UnreachableError,
)
from backend.clients.systems import System

Query = Mapping[str, str | list[str]]
MEGABYTE = 1_000_000
ACCEPTED = "application/json, */*;q=0.1"
FAILURES_BEFORE_REST, REST_S, AT_ONCE = 3, 30, 8
TOO_MANY, SERVER_ERRORS = 429, 500


@dataclass(frozen=True, slots=True)
class Budget:
    """For one call, tries and waits included: seconds, bytes of an answer, and how often it is tried."""

    seconds: float
    max_bytes: int = 2 * MEGABYTE
    tries: int = 2


LIVE = Budget(seconds=1.5, max_bytes=MEGABYTE, tries=1)
SYNC = Budget(seconds=20, max_bytes=20 * MEGABYTE, tries=3)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a server told to recognise its answer by."""

    etag: str | None = None
    last_modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        told = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in told.items() if value}


@dataclass(frozen=True, slots=True)
class Fetched:
    """`body` is None when nothing has changed since `seen`."""

    body: bytes | None
    media_type: str
    seen: Seen


@dataclass
class Fetcher:
    """Asks one system, at most eight calls at once. After three failures in a row it rests half a minute."""

    system: System
    contract: Contract
    http: httpx.Client
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    breaker: CircuitBreaker = field(
        default_factory=lambda: CircuitBreaker(
            fail_max=FAILURES_BEFORE_REST,
            reset_timeout=REST_S,
            exclude=[lambda error: isinstance(error, RefusedError) and error.status < TOO_MANY],
            throw_new_error_on_trip=False,
        )
    )
    threads: futures.Executor = field(default_factory=lambda: futures.ThreadPoolExecutor(AT_ONCE))

    def json(
        self,
        call: str,
        budget: Budget,
        *,
        query: Query | None = None,
        path: Mapping[str, str] | None = None,
        body: Mapping[str, Any] | None = None,
    ) -> Any:
        """What it answered, read as JSON. Raises SourceError, of whatever kind, within the budget."""
        fetched = self.fetch(call, budget, query=query, path=path, content=_sent(body))
        return self.read_json(fetched)

    def read_json(self, fetched: Fetched) -> Any:
        """Raises NotUnderstoodError for what is no JSON, whatever it says of itself."""
        if "json" not in fetched.media_type:
            raise NotUnderstoodError(self.system.name, f"{fetched.media_type or 'something'} instead of JSON")
        try:
            return json.loads(fetched.body or b"")
        except (ValueError, RecursionError) as error:
            raise NotUnderstoodError(self.system.name, "no JSON, or half of it") from error

    def fetch(
        self,
        call: str,
        budget: Budget,
        *,
        query: Query | None = None,
        path: Mapping[str, str] | None = None,
        content: tuple[str, bytes] | None = None,
        headers: Mapping[str, str] | None = None,
        seen: Seen | None = None,
    ) -> Fetched:
        """The bytes of an answer, or that nothing has changed since `seen`. `content` is a media type and a body."""
        agreed = self.contract.call(call)
        if self.system.base_url is None:
            raise NotConfiguredError(self.system.name, "no address or no key is set")
        url = self.system.base_url + path_of(agreed, dict(path or {}))
        asked = checked_query(agreed, dict(query or {}))
        shown = {
            **self.system.headers,
            **(seen.headers if seen else {}),
            **checked_headers(agreed, dict(headers or {})),
        }
        request = self.http.build_request(
            agreed.method,
            url,
            params=asked,
            headers={"Accept": ACCEPTED, **shown, **({"Content-Type": content[0]} if content else {})},
            content=content[1] if content else None,
        )
        return self._within(request, budget)

    def _within(self, request: httpx.Request, budget: Budget) -> Fetched:
        """In a thread of the system's own, so that the budget holds whatever it is that takes long: a name, a drip."""
        asked = self.threads.submit(self._with_tries, request, budget)
        try:
            return asked.result(timeout=budget.seconds)
        except futures.TimeoutError as error:
            asked.cancel()
            raise TooSlowError(self.system.name, "the time was up") from error

    def _with_tries(self, request: httpx.Request, budget: Budget) -> Fetched:
        deadline = self.monotonic() + budget.seconds
        tries = Retrying(
            stop=stop_after_attempt(budget.tries),
            retry=retry_if_exception(_may_help),
            wait=AsTold(),
            sleep=lambda seconds: self._pause(seconds, deadline),
            reraise=True,
        )
        return tries(self._guarded, request, deadline, budget.max_bytes)

    def _guarded(self, request: httpx.Request, deadline: float, max_bytes: int) -> Fetched:
        """`calling` holds no lock while it waits for an answer, as `call` would."""
        try:
            with self.breaker.calling():
                return self._once(request, deadline, max_bytes)
        except CircuitBreakerError as error:
            raise RestingError(self.system.name, "failed several times, left alone for a while") from error

    def _once(self, request: httpx.Request, deadline: float, max_bytes: int) -> Fetched:
        left = max(deadline - self.monotonic(), 0.01)
        request.extensions["timeout"] = httpx.Timeout(left).as_dict()
        with self._told_apart():
            answer = self.http.send(request, stream=True)
            try:
                self._refuse(answer)
                return self._read(answer, deadline, max_bytes)
            finally:
                answer.close()

    @contextmanager
    def _told_apart(self) -> Iterator[None]:
        try:
            yield
        except httpx.TimeoutException as error:
            raise TooSlowError(self.system.name, type(error).__name__) from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise UnreachableError(self.system.name, type(error).__name__) from error

    def _refuse(self, answer: httpx.Response) -> None:
        if answer.status_code != httpx.codes.NOT_MODIFIED and not answer.is_success:
            raise RefusedError(self.system.name, answer.status_code, retry_after(answer.headers.get("Retry-After")))

    def _read(self, answer: httpx.Response, deadline: float, max_bytes: int) -> Fetched:
        seen = Seen(answer.headers.get("ETag"), answer.headers.get("Last-Modified"))
        media_type = answer.headers.get("Content-Type", "")
        if answer.status_code == httpx.codes.NOT_MODIFIED:
            return Fetched(None, media_type, seen)
        body = bytearray()
        for piece in answer.iter_bytes():
            body += piece
            if len(body) > max_bytes:
                raise TooBigError(self.system.name, f"more than {max_bytes} bytes")
            if self.monotonic() > deadline:
                raise TooSlowError(self.system.name, "a long answer in small pieces")
        return Fetched(bytes(body), media_type, seen)

    def _pause(self, seconds: float, deadline: float) -> None:
        if self.monotonic() + seconds >= deadline:
            raise TooSlowError(self.system.name, "it asked for more patience than there is")
        self.sleep(seconds)


class AsTold(wait_base):
    """As long as the server asked for; else a little, and twice as long each time."""

    FIRST_S = 0.2

    def __call__(self, retry_state: Any) -> float:
        error = retry_state.outcome.exception()
        told = error.retry_after if isinstance(error, RefusedError) else None
        return float(self.FIRST_S * 2 ** (retry_state.attempt_number - 1)) if told is None else told


def retry_after(told: str | None, now: Callable[[], float] = time.time) -> float | None:
    """Seconds to wait, from a number or an HTTP date; None for neither."""
    if told is None:
        return None
    if told.strip().isdigit():
        return float(told)
    try:
        return max(parsedate_to_datetime(told).timestamp() - now(), 0.0)
    except ValueError:
        return None


def _may_help(error: BaseException) -> bool:
    """Whether the same question again may be answered: not where it was refused, too big or not understood."""
    if isinstance(error, RefusedError):
        return error.status == TOO_MANY or error.status >= SERVER_ERRORS
    return isinstance(error, UnreachableError) and not isinstance(error, RestingError)


def _sent(body: Mapping[str, Any] | None) -> tuple[str, bytes] | None:
    return None if body is None else ("application/json", json.dumps(body, ensure_ascii=False).encode())


__all__ = ["LIVE", "SYNC", "Budget", "Fetched", "Fetcher", "Seen", "SourceError"]
