"""A call to a system: within its contract, its time and its size, whatever the other side does."""

import datetime as dt
import threading
from collections.abc import Iterator
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler

import httpx
import pytest

from backend.clients.contract import Call, Contract, OutsideContractError
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
from backend.clients.fetching import Budget, Fetcher, Seen, retry_after
from backend.clients.systems import System
from backend.facts.values import same
from tests.backend.clients.loopback import Badly, dripping, half_a_body, says, server, silence

CONTRACT = Contract(
    system="toy", spec=None, calls={"list": Call(path="/things/{kind}", query=("page",), reads=("[].a",))}
)
SHORT = Budget(seconds=0.4, max_bytes=10_000, tries=2)


@pytest.fixture
def badly() -> Iterator[Badly]:
    with server(says("[]")) as running:
        yield running


@pytest.fixture
def http() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False) as client:
        yield client


@pytest.fixture
def toy(badly: Badly, http: httpx.Client) -> Fetcher:
    return Fetcher(System("toy", same("Toy"), badly.address, {"X-Key": "k"}), CONTRACT, http)


def ask(fetcher: Fetcher, budget: Budget = SHORT) -> object:
    return fetcher.json("list", budget, path={"kind": "books"}, query={"page": "1"})


def test_an_answer_is_read_and_the_key_is_shown(toy: Fetcher, badly: Badly) -> None:
    badly.answer = says('[{"a": 1}]')
    assert ask(toy) == [{"a": 1}]
    assert badly.asked == ["/things/books?page=1"]
    assert badly.headers[0]["X-Key"] == "k"


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (silence(3), TooSlowError),
        (dripping, TooSlowError),
        (half_a_body, UnreachableError),
        (says("{}", 500), RefusedError),
        (says("{}", 404), RefusedError),
        (says("{}", 302, Location="http://127.0.0.1:1/"), RefusedError),
        (says("<html>", media_type="text/html"), NotUnderstoodError),
        (says("<html>"), NotUnderstoodError),
        (says("[" * 5000), NotUnderstoodError),
        (says("x" * 1_000_000), TooBigError),
    ],
)
def test_each_fault_has_its_own_error_within_the_budget(
    toy: Fetcher, badly: Badly, answer: object, error: type[SourceError]
) -> None:
    badly.answer = answer  # type: ignore[assignment]
    with pytest.raises(error):
        ask(toy)


def test_silence_is_not_waited_for_longer_than_the_budget(toy: Fetcher, badly: Badly) -> None:
    let_go = threading.Event()
    badly.answer = lambda _: let_go.wait(60) and None
    with pytest.raises(TooSlowError):
        ask(toy, Budget(seconds=0.3))
    assert not let_go.is_set()
    let_go.set()


def test_neither_are_its_pauses_taken_together(toy: Fetcher, badly: Badly) -> None:
    """Each pause alone is within the budget: before the head, and before the rest of the body."""
    let_go = threading.Event()

    def pausing(handler: BaseHTTPRequestHandler) -> None:
        let_go.wait(0.3)
        handler.send_response(200)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", "2")
        handler.end_headers()
        handler.wfile.write(b"[")
        handler.wfile.flush()
        let_go.wait(60)

    badly.answer = pausing
    with pytest.raises(TooSlowError):
        ask(toy, Budget(seconds=0.4, tries=1))
    assert not let_go.is_set()
    let_go.set()


def test_a_server_that_is_not_there_is_unreachable(http: httpx.Client) -> None:
    gone = Fetcher(System("toy", same("Toy"), "http://127.0.0.1:9"), CONTRACT, http)
    with pytest.raises(UnreachableError):
        ask(gone)


def test_a_server_error_is_tried_again(toy: Fetcher, badly: Badly) -> None:
    def second_time(handler: BaseHTTPRequestHandler) -> None:
        says("[1]", 500 if len(badly.asked) == 1 else 200)(handler)

    badly.answer = second_time
    assert ask(toy) == [1]
    assert len(badly.asked) == 2


def test_a_refusal_is_not_tried_again(toy: Fetcher, badly: Badly) -> None:
    badly.answer = says("{}", 401)
    with pytest.raises(RefusedError):
        ask(toy)
    assert len(badly.asked) == 1


def test_it_waits_as_long_as_the_server_asks(toy: Fetcher, badly: Badly) -> None:
    waited: list[float] = []
    toy.sleep = waited.append
    badly.answer = says("{}", 429, Retry_After="7")
    with pytest.raises(RefusedError):
        ask(toy, Budget(seconds=60, tries=3))
    assert waited == [7.0, 7.0]


def test_it_does_not_wait_longer_than_the_budget_allows(toy: Fetcher, badly: Badly) -> None:
    badly.answer = says("{}", 429, Retry_After="7")
    with pytest.raises(TooSlowError):
        ask(toy)
    assert len(badly.asked) == 1


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("3", 3.0),
        (None, None),
        ("soon", None),
        (format_datetime(dt.datetime(2026, 11, 24, 10, 0, 9, tzinfo=dt.UTC), usegmt=True), 9.0),
        (format_datetime(dt.datetime(2020, 1, 1, tzinfo=dt.UTC), usegmt=True), 0.0),
    ],
)
def test_retry_after_is_a_number_or_a_date(told: str | None, seconds: float | None) -> None:
    now = dt.datetime(2026, 11, 24, 10, 0, tzinfo=dt.UTC).timestamp()
    assert retry_after(told, lambda: now) == seconds


def test_after_three_failures_it_is_left_alone(toy: Fetcher, badly: Badly) -> None:
    badly.answer = says("{}", 500)
    for _ in range(3):
        with pytest.raises(RefusedError):
            ask(toy, Budget(seconds=1, tries=1))
    with pytest.raises(RestingError):
        ask(toy)
    assert len(badly.asked) == 3


def test_refusals_are_no_reason_to_leave_it_alone(toy: Fetcher, badly: Badly) -> None:
    badly.answer = says("{}", 404)
    for _ in range(5):
        with pytest.raises(RefusedError):
            ask(toy)
    badly.answer = says("[]")
    assert ask(toy) == []


def test_a_slow_answer_to_one_does_not_keep_the_others_waiting(toy: Fetcher, badly: Badly) -> None:
    slow, answered = threading.Event(), threading.Event()

    def first_is_slow(handler: BaseHTTPRequestHandler) -> None:
        if len(badly.asked) == 1:
            slow.set()
            answered.wait(5)
        says("[]")(handler)

    badly.answer = first_is_slow
    waiting = threading.Thread(target=lambda: ask(toy, Budget(seconds=10)))
    waiting.start()
    assert slow.wait(5)
    assert ask(toy, Budget(seconds=2)) == []
    answered.set()
    waiting.join()


def test_what_has_not_changed_has_no_body(toy: Fetcher, badly: Badly) -> None:
    badly.answer = says("", 304, ETag='"1"')
    fetched = toy.fetch("list", SHORT, path={"kind": "books"}, seen=Seen(etag='"1"', last_modified="Tue"))
    assert fetched.body is None
    assert badly.headers[0]["If-None-Match"] == '"1"'
    assert badly.headers[0]["If-Modified-Since"] == "Tue"


def test_what_the_contract_does_not_have_is_not_asked(toy: Fetcher, badly: Badly) -> None:
    for wrong in ({"path": {"kind": "a"}, "query": {"size": "1"}}, {"path": {}}, {"path": {"kind": "a", "b": "c"}}):
        with pytest.raises(OutsideContractError):
            toy.json("list", SHORT, **wrong)  # type: ignore[arg-type]
    with pytest.raises(OutsideContractError):
        toy.json("delete", SHORT)
    assert badly.asked == []


def test_a_system_without_an_address_is_not_asked(http: httpx.Client) -> None:
    with pytest.raises(NotConfiguredError):
        ask(Fetcher(System("toy", same("Toy"), None), CONTRACT, http))
