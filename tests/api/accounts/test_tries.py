"""Tries are counted for names and for addresses, in the store, by pseudonyms, and never one too many."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from pydantic import SecretStr
from sqlalchemy import Engine

from api.accounts.errors import SignInRefusedError, TooManyTriesError
from api.accounts.parts import AccountParts
from api.accounts.schemas import SignIn
from api.accounts.service import forget_old
from api.accounts.signing_in import sign_in
from tests.api.accounts.conftest import Hands, Watched, parts_of
from tests.desk import Seat, account_of, password, seat

LIMITS = {"sign_in_tries_per_name": 3, "sign_in_tries_per_address": 5}
HERE, THERE = "198.51.100.7", "203.0.113.9"


@pytest.fixture
def parts(store: Engine, hands: Hands, watched: Watched) -> AccountParts:
    return parts_of(store, hands, watched, **LIMITS)


@pytest.fixture
def who(store: Engine, watched: Watched) -> Seat:
    made = seat(store)
    with account_of(store, made) as (_, account):
        account.password_hash = watched.hash(made.password)
    return made


def come(parts: AccountParts, name: str, word: str | None = None, address: str = HERE) -> str:
    """What came of it."""
    try:
        sign_in(parts, SignIn(name=name, password=SecretStr(word or password())), address, None)
    except (SignInRefusedError, TooManyTriesError) as error:
        return error.code
    return "in"


WRONG, TOO_OFTEN = SignInRefusedError.code, TooManyTriesError.code


def test_a_name_is_tried_so_often_from_wherever(parts: AccountParts, who: Seat) -> None:
    assert [come(parts, who.name, address=f"198.51.100.{last}") for last in range(4)] == [WRONG] * 3 + [TOO_OFTEN]
    assert come(parts, who.name, who.password, THERE) == TOO_OFTEN


def test_a_name_that_nobody_has_is_limited_alike(parts: AccountParts) -> None:
    assert [come(parts, "nobody") for _ in range(4)] == [WRONG] * 3 + [TOO_OFTEN]


def test_an_address_tries_so_often_whatever_the_name(parts: AccountParts, who: Seat) -> None:
    assert [come(parts, f"nobody-{number}") for number in range(6)] == [WRONG] * 5 + [TOO_OFTEN]
    assert come(parts, who.name, who.password) == TOO_OFTEN
    assert come(parts, who.name, who.password, THERE) == "in"


def test_capitals_are_no_new_name(parts: AccountParts, who: Seat) -> None:
    names = [who.name, who.name.upper(), f" {who.name}", who.name.title()]
    assert [come(parts, name) for name in names] == [WRONG] * 3 + [TOO_OFTEN]


def test_who_is_refused_is_told_for_how_long(parts: AccountParts, hands: Hands, who: Seat) -> None:
    for _ in range(3):
        come(parts, who.name)
    hands.turn(minutes=5)
    with pytest.raises(TooManyTriesError) as refused:
        sign_in(parts, SignIn(name=who.name, password=SecretStr(who.password)), HERE, None)
    assert refused.value.retry_after == 10 * 60


def test_after_the_window_it_is_open_again_however_often_one_knocked(
    parts: AccountParts, hands: Hands, who: Seat
) -> None:
    for _ in range(5):
        come(parts, who.name)
    hands.turn(minutes=15)
    assert come(parts, who.name, who.password) == "in"


def test_who_signs_in_begins_anew(parts: AccountParts, who: Seat) -> None:
    came = [come(parts, who.name, word, THERE) for word in (None, None, who.password, None, None)]
    assert came == [WRONG, WRONG, "in", WRONG, WRONG]


def test_who_signs_in_clears_no_address(parts: AccountParts, who: Seat) -> None:
    for _ in range(5):
        assert come(parts, who.name, who.password) == "in"
    assert come(parts, who.name, who.password) == TOO_OFTEN


def test_a_restart_gives_nobody_new_tries(
    parts: AccountParts, store: Engine, hands: Hands, watched: Watched, who: Seat
) -> None:
    for _ in range(3):
        come(parts, who.name)
    assert come(parts_of(store, hands, watched, **LIMITS), who.name, who.password) == TOO_OFTEN


def test_a_clock_that_is_put_back_locks_nobody_out_for_long(parts: AccountParts, hands: Hands, who: Seat) -> None:
    for _ in range(4):
        come(parts, who.name)
    hands.turn(days=-300)
    assert come(parts, who.name, who.password) == "in"


def test_neither_name_nor_address_is_kept(parts: AccountParts, store: Engine) -> None:
    come(parts, "a-password-typed-as-a-name")
    with store.connect() as connection:
        kept = [str(row) for row in connection.exec_driver_sql("SELECT * FROM sign_in_tries")]
    assert len(kept) == 2
    assert not any(told in row for row in kept for told in ("password", HERE))


def test_old_tries_are_forgotten(parts: AccountParts, store: Engine, hands: Hands) -> None:
    come(parts, "nobody")
    hands.turn(days=1)
    with parts.sessions.begin() as session:
        forget_old(session, hands.now(), parts.keep_readings)
    with store.connect() as connection:
        assert connection.exec_driver_sql("SELECT * FROM sign_in_tries").all() == []


def test_of_many_at_once_no_more_are_tried_than_may(parts: AccountParts, watched: Watched, who: Seat) -> None:
    with ThreadPoolExecutor(12) as crowd:
        came = list(crowd.map(lambda last: come(parts, who.name, address=f"198.51.100.{last}"), range(24)))
    assert sorted(came) == sorted([WRONG] * 3 + [TOO_OFTEN] * 21)
    assert len(watched.matched) == 3
