"""A session ends by time, by rest, or by somebody; until then it tells who its account is now."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as some
from sqlalchemy import Engine

from api.accounts import service
from api.accounts.models import Account, DeskSession
from api.accounts.parts import AccountParts
from api.accounts.sessions import Lifetime, holds, open_session
from api.accounts.tokens import hash_of
from tests.api.accounts.conftest import Hands
from tests.desk import Seat, account_of, disable, rights, seat

NOON = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
LIFETIME = Lifetime(whole=dt.timedelta(hours=12), idle=dt.timedelta(minutes=60))
MOMENTS = some.timedeltas(dt.timedelta(days=-1), dt.timedelta(days=1)).map(lambda away: NOON + away)


@pytest.fixture
def who(store: Engine) -> Seat:
    return seat(store)


@pytest.fixture
def token(parts: AccountParts, store: Engine, who: Seat) -> str:
    with account_of(store, who) as (session, account):
        return open_session(session, account, parts.now(), parts.lifetime).token


def test_it_holds_for_an_hour_of_rest(parts: AccountParts, hands: Hands, token: str) -> None:
    hands.turn(minutes=59)
    assert parts.who_has(token)


def test_it_does_not_hold_longer(parts: AccountParts, hands: Hands, token: str) -> None:
    hands.turn(minutes=60)
    assert parts.who_has(token) is None


def test_each_sign_of_life_begins_the_hour_anew(parts: AccountParts, hands: Hands, token: str) -> None:
    for _ in range(5):
        hands.turn(minutes=50)
        assert parts.who_has(token)


def test_what_a_page_asks_by_itself_is_no_sign_of_life(parts: AccountParts, hands: Hands, token: str) -> None:
    for _ in range(5):
        hands.turn(minutes=11)
        assert parts.who_has(token, unattended=True)
    hands.turn(minutes=5)
    assert parts.who_has(token) is None


def test_after_twelve_hours_it_is_over_however_busy(parts: AccountParts, hands: Hands, token: str) -> None:
    for _ in range(23):
        hands.turn(minutes=30)
        assert parts.who_has(token)
    hands.turn(minutes=30)
    assert parts.who_has(token) is None


def test_many_calls_in_a_minute_are_noted_once(parts: AccountParts, store: Engine, hands: Hands, token: str) -> None:
    for _ in range(5):
        hands.turn(seconds=15)
        assert parts.who_has(token)
    with store.connect() as connection:
        seen = connection.execute(DeskSession.__table__.select()).one().last_seen_at
    assert hands.now() - seen == dt.timedelta(seconds=15)


def test_a_disabled_account_is_out_at_once_and_in_again_only_by_signing_in(
    parts: AccountParts, store: Engine, who: Seat, token: str
) -> None:
    disable(store, who)
    assert parts.who_has(token) is None
    with account_of(store, who) as (_, account):
        account.disabled_at = None
    assert parts.who_has(token) is None


def test_a_new_password_ends_what_was_open(parts: AccountParts, store: Engine, who: Seat, token: str) -> None:
    with account_of(store, who) as (session, account):
        service.set_password(session, account, "$argon2id$", parts.now())
    assert parts.who_has(token) is None


def test_other_rights_hold_from_the_next_call_on(parts: AccountParts, store: Engine, who: Seat, token: str) -> None:
    with account_of(store, who) as (_, account):
        service.give(account, rights(roles=("lead",), queues=("archive",), languages=("en",)))
    found = parts.who_has(token)
    assert found
    assert (found.agent.roles, found.agent.queues, found.agent.languages) == ({"lead"}, {"archive"}, {"en"})


def test_what_ended_long_ago_is_forgotten_and_what_holds_is_not(
    parts: AccountParts, store: Engine, hands: Hands, who: Seat, token: str
) -> None:
    hands.turn(hours=11)
    with account_of(store, who) as (session, account):
        later = open_session(session, account, parts.now(), parts.lifetime).token
    hands.turn(hours=25, minutes=1)
    with parts.sessions.begin() as session:
        service.forget_old(session, parts.now(), parts.keep_readings)
    with store.connect() as connection:
        kept = connection.execute(DeskSession.__table__.select()).all()
    assert [row.token_hash for row in kept] == [hash_of(later)]
    assert token != later


@given(now=MOMENTS, seen=MOMENTS, expires=MOMENTS, ended=some.none() | MOMENTS, gone=some.none() | MOMENTS)
def test_it_holds_only_where_nothing_has_ended_it(
    now: dt.datetime, seen: dt.datetime, expires: dt.datetime, ended: dt.datetime | None, gone: dt.datetime | None
) -> None:
    row = DeskSession(last_seen_at=seen, expires_at=expires, revoked_at=ended)
    held = holds(row, Account(disabled_at=gone), now, LIFETIME)
    assert held == (ended is None and gone is None and now < min(expires, seen + LIFETIME.idle))
