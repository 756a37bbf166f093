"""What signing in needs of the process; the assembly puts it in `app.state.accounts`."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.orm import Session, sessionmaker

from api.accounts import repository, service
from api.accounts.granted import Naming
from api.accounts.page import SignInPage
from api.accounts.passwords import Passwords
from api.accounts.provider import Provider
from api.accounts.sessions import Lifetime, SignedIn, find
from api.accounts.tries import Tries


@dataclass(frozen=True)
class Arrivals:
    """Signing in elsewhere: at which provider, and which of its claims names groups.

    `public_url` is our own address as browsers know it; without one it is taken from each call.
    """

    provider: Provider
    naming: Naming
    claim: str
    public_url: str | None


@dataclass(frozen=True)
class AccountParts:
    """`now` is the real time; `local` is whether one may sign in with a password kept here."""

    sessions: sessionmaker[Session]
    now: Callable[[], dt.datetime]
    passwords: Passwords
    tries: Tries
    lifetime: Lifetime
    keep_readings: dt.timedelta
    local: bool
    arrivals: Arrivals | None
    page: SignInPage
    secure: bool

    def who_has(self, token: str | None, *, unattended: bool = False) -> SignedIn | None:
        """Whose session this is, if it holds; once a minute it is noted that they are there, unless nobody need be."""
        if token is None:
            return None
        now = self.now()
        with self.sessions() as session:
            found = find(session, token, now, self.lifetime)
        if found and found.seen_late and not unattended:
            with self.sessions.begin() as session:
                repository.seen(session, found.agent.session_id, now)
        return found

    def forget_old(self) -> None:
        with self.sessions.begin() as session:
            service.forget_old(session, self.now(), self.keep_readings)

    def end(self, token: str | None) -> None:
        """Of a session that holds or not."""
        with self.sessions.begin() as session:
            if token and (found := find(session, token, self.now(), self.lifetime)):
                repository.revoke(session, found.agent.session_id, self.now())


async def parts_of(request: Request) -> AccountParts:
    parts: AccountParts = request.app.state.accounts
    return parts


ForEverybody = Annotated[AccountParts, Depends(parts_of)]
