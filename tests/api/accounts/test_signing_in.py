"""What is wrong looks and lasts alike; what is right gives a session; nothing slips between the two."""

import dataclasses

import pytest
from argon2 import PasswordHasher
from pydantic import SecretStr
from sqlalchemy import Engine

from api.accounts.errors import LocalSignInOffError, SignInRefusedError
from api.accounts.models import Account, DeskSession
from api.accounts.parts import AccountParts
from api.accounts.schemas import SignIn
from api.accounts.sessions import Opened
from api.accounts.signing_in import sign_in
from tests.api.accounts.conftest import Watched
from tests.desk import Seat, account_of, disable, password, seat


def come(parts: AccountParts, name: str, word: str, before: str | None = None) -> Opened:
    return sign_in(parts, SignIn(name=name, password=SecretStr(word)), "198.51.100.7", before)


@pytest.fixture
def who(store: Engine, watched: Watched) -> Seat:
    made = seat(store)
    keep(store, watched, made)
    return made


def keep(store: Engine, watched: Watched, who: Seat) -> None:
    with account_of(store, who) as (_, account):
        account.password_hash = watched.hash(who.password)


def test_the_right_password_gives_a_session(parts: AccountParts, who: Seat) -> None:
    opened = come(parts, who.name, who.password)
    found = parts.who_has(opened.token)
    assert found
    assert found == opened.signed_in
    assert found.agent.account_id == who.id


def test_a_name_may_be_written_with_capitals_and_spaces(parts: AccountParts, who: Seat) -> None:
    assert come(parts, f" {who.name.upper()} ", who.password)


def test_one_hash_of_the_same_cost_is_tried_whoever_it_is(
    parts: AccountParts, store: Engine, watched: Watched, who: Seat
) -> None:
    gone, elsewhere = seat(store, "gone"), seat(store, "elsewhere")
    keep(store, watched, gone)
    disable(store, gone)
    with account_of(store, elsewhere) as (_, account):
        account.password_hash = None
    for name, word in (
        (who.name, password()),
        ("nobody", password()),
        (gone.name, gone.password),
        (elsewhere.name, elsewhere.password),
    ):
        watched.matched.clear()
        with pytest.raises(SignInRefusedError):
            come(parts, name, word)
        assert [kept.split("$")[:4] for kept in watched.matched] == [["", "argon2id", "v=19", "m=8,t=1,p=1"]]


def test_what_is_written_to_the_store_opens_nothing(parts: AccountParts, store: Engine, who: Seat) -> None:
    opened = come(parts, who.name, who.password)
    tables = (Account.__table__, DeskSession.__table__)
    with store.connect() as connection:
        rows = [str(row) for table in tables for row in connection.execute(table.select())]
    assert len(rows) == 2
    assert not any(opened.token in row or who.password in row for row in rows)


def test_a_hash_of_yesterdays_cost_is_made_anew(
    parts: AccountParts, store: Engine, watched: Watched, who: Seat
) -> None:
    older = PasswordHasher(1, 16, 1).hash(who.password)
    with account_of(store, who) as (_, account):
        account.password_hash = older
    come(parts, who.name, who.password)
    with account_of(store, who) as (_, account):
        assert account.password_hash
        assert account.password_hash != older
        assert not watched.is_old(account.password_hash)
    assert come(parts, who.name, who.password)


def test_a_hash_of_todays_cost_is_left(parts: AccountParts, store: Engine, who: Seat) -> None:
    with account_of(store, who) as (_, account):
        before = account.password_hash
    come(parts, who.name, who.password)
    with account_of(store, who) as (_, account):
        assert account.password_hash == before


def test_who_is_disabled_while_the_password_is_tried_does_not_come_in(
    parts: AccountParts, store: Engine, watched: Watched, who: Seat
) -> None:
    class Late(Watched):
        def match(self, kept: str | None, password: str) -> bool:
            disable(store, who)
            return super().match(kept, password)

    with pytest.raises(SignInRefusedError):
        come(dataclasses.replace(parts, passwords=Late(watched.hasher)), who.name, who.password)


def test_a_new_sign_in_ends_the_browsers_session_of_before(parts: AccountParts, who: Seat) -> None:
    first = come(parts, who.name, who.password)
    second = come(parts, who.name, who.password, before=first.token)
    assert parts.who_has(first.token) is None
    assert parts.who_has(second.token)
    assert first.signed_in.csrf != second.signed_in.csrf


def test_a_wrong_password_leaves_the_session_of_before(parts: AccountParts, who: Seat) -> None:
    first = come(parts, who.name, who.password)
    with pytest.raises(SignInRefusedError):
        come(parts, who.name, password(), before=first.token)
    assert parts.who_has(first.token)


def test_switched_off_no_password_is_even_tried(parts: AccountParts, watched: Watched, who: Seat) -> None:
    with pytest.raises(LocalSignInOffError):
        come(dataclasses.replace(parts, local=False), who.name, who.password)
    assert watched.matched == []
