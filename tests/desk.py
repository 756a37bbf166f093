"""People at the desk, by their roles, for tests: accounts with passwords made here, and browsers that sign in."""

import datetime as dt
import secrets
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
from argon2 import PasswordHasher
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from api.accounts import repository, service
from api.accounts.agent import Role
from api.accounts.models import Account
from api.accounts.schemas import AccountWanted, Rights
from backend.db import sessions
from backend.facts.values import Language
from replies.reply import Queue

CHEAP = PasswordHasher(1, 8, 1)


@dataclass(frozen=True)
class Seat:
    """An account, and what its owner knows."""

    id: str
    name: str
    password: str


def password() -> str:
    return secrets.token_urlsafe(16)


def rights(
    roles: Collection[Role] = ("agent",),
    queues: Collection[Queue] = ("library",),
    languages: Collection[Language] = ("da",),
) -> Rights:
    return Rights(roles=frozenset(roles), queues=frozenset(queues), languages=frozenset(languages))


def seat(store: Engine, name: str = "agent", **given: Any) -> Seat:
    """A new account in the store; `given` are its roles, queues and languages.

    Its hash is a cheap one, which a gateway makes anew at the first sign-in.
    """
    word = password()
    wanted = AccountWanted(name=name, display_name=name.capitalize(), rights=rights(**given))
    with sessions(store).begin() as session:
        account = service.create(session, wanted, CHEAP.hash(word), dt.datetime.now(dt.UTC))
        return Seat(account.id, name, word)


@contextmanager
def account_of(store: Engine, who: Seat) -> Iterator[tuple[Session, Account]]:
    """Their account, to be changed."""
    with sessions(store).begin() as session:
        account = repository.account(session, who.id)
        assert account
        yield session, account


def disable(store: Engine, who: Seat) -> None:
    with account_of(store, who) as (session, account):
        service.disable(session, account, dt.datetime.now(dt.UTC))


@dataclass
class Browser:
    """Somebody's browser: it keeps the cookie, and sends the CSRF header once it knows it."""

    address: str
    csrf: str = ""
    http: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self.http = httpx.Client(base_url=self.address, timeout=30, trust_env=False)

    def sign_in(self, seat: Seat, **headers: str) -> httpx.Response:
        answer = self.try_to_sign_in(seat.name, seat.password, **headers)
        self.csrf = answer.json().get("csrf", "")
        return answer

    def try_to_sign_in(self, name: str, word: str, **headers: str) -> httpx.Response:
        return self.http.post("/api/desk/session", json={"name": name, "password": word}, headers=headers)

    def call(self, method: str, path: str, **more: Any) -> httpx.Response:
        headers = {"X-CSRF-Token": self.csrf, **more.pop("headers", {})}
        return self.http.request(method, path, headers=headers, **more)

    @property
    def token(self) -> str | None:
        return self.http.cookies.get("borgerchat_desk")
