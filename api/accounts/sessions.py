"""Sessions of the desk: opened at each sign-in with a token of their own, ended by time, by rest, or by somebody."""

import datetime as dt
import uuid
from dataclasses import dataclass

from sqlalchemy.orm import Session

from api.accounts import repository
from api.accounts.agent import Agent
from api.accounts.models import Account, DeskSession
from api.accounts.tokens import hash_of, new_token

SEEN_EVERY = dt.timedelta(minutes=1)


@dataclass(frozen=True)
class Lifetime:
    """However busy, `whole`; without a sign of life, `idle`."""

    whole: dt.timedelta
    idle: dt.timedelta


@dataclass(frozen=True)
class Opened:
    """A new session: the token for the cookie, which nobody else keeps."""

    token: str
    signed_in: "SignedIn"


@dataclass(frozen=True)
class SignedIn:
    """Who it is, and what their pages show with every write. `seen_late` is whether their being here is to be noted."""

    agent: Agent
    csrf: str
    seen_late: bool = False


def open_session(session: Session, account: Account, now: dt.datetime, lifetime: Lifetime) -> Opened:
    token = new_token()
    row = DeskSession(
        id=str(uuid.uuid4()),
        token_hash=hash_of(token),
        account_id=account.id,
        csrf=new_token(),
        created_at=now,
        last_seen_at=now,
        expires_at=now + lifetime.whole,
        revoked_at=None,
    )
    session.add(row)
    return Opened(token, SignedIn(agent_of(account, row.id), row.csrf))


def find(session: Session, token: str, now: dt.datetime, lifetime: Lifetime) -> SignedIn | None:
    """Roles and queues are those that the account has now, not those at sign-in."""
    found = repository.signed_in(session, hash_of(token))
    if found is None:
        return None
    row, account = found
    if not holds(row, account, now, lifetime):
        return None
    return SignedIn(agent_of(account, row.id), row.csrf, now - row.last_seen_at >= SEEN_EVERY)


def holds(row: DeskSession, account: Account, now: dt.datetime, lifetime: Lifetime) -> bool:
    ended = row.revoked_at is not None or account.disabled_at is not None
    return not ended and now < row.expires_at and now < row.last_seen_at + lifetime.idle


def agent_of(account: Account, session_id: str) -> Agent:
    return Agent(
        account_id=account.id,
        name=account.display_name,
        roles=frozenset(account.roles),
        queues=frozenset(account.queues),
        languages=frozenset(account.languages),
        session_id=session_id,
    )
