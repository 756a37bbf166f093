"""Accounts of the desk: made, changed, and signed in with a password."""

import datetime as dt
import uuid
from collections.abc import Sequence

from sqlalchemy.orm import Session

from api.accounts import repository
from api.accounts.agent import Agent
from api.accounts.errors import AccountUnknownError
from api.accounts.models import Account, ReadingLog
from api.accounts.schemas import AccountWanted, Rights

KEPT_AFTER_END = dt.timedelta(days=1)


class NameTakenError(ValueError):
    """An account of this name is there already."""


def create(session: Session, wanted: AccountWanted, password_hash: str | None, now: dt.datetime) -> Account:
    if repository.account_named(session, wanted.name):
        raise NameTakenError(f"there is an account {wanted.name} already")
    account = Account(
        id=str(uuid.uuid4()),
        name=wanted.name,
        display_name=wanted.display_name,
        password_hash=password_hash,
        created_at=now,
        disabled_at=None,
        **as_lists(wanted.rights),
    )
    session.add(account)
    session.flush()
    return account


def as_lists(rights: Rights) -> dict[str, list[str]]:
    return {"roles": sorted(rights.roles), "queues": sorted(rights.queues), "languages": sorted(rights.languages)}


def give(account: Account, rights: Rights) -> None:
    """These instead of those it had; its sessions have them from their next call on."""
    for name, values in as_lists(rights).items():
        setattr(account, name, values)


def disable(session: Session, account: Account, now: dt.datetime) -> None:
    account.disabled_at = now
    repository.revoke_of(session, account.id, now)


def set_password(session: Session, account: Account, password_hash: str, now: dt.datetime) -> None:
    """Whoever is signed in with the old one is so no more."""
    account.password_hash = password_hash
    repository.revoke_of(session, account.id, now)


def revoke_sessions(session: Session, account_id: str, now: dt.datetime) -> int:
    """How many were ended; AccountUnknownError."""
    if repository.account(session, account_id) is None:
        raise AccountUnknownError
    return repository.revoke_of(session, account_id, now)


def colleagues(session: Session, agent: Agent) -> Sequence[Account]:
    """Those who share a queue with them, and may sign in."""
    return [
        account
        for account in repository.accounts(session)
        if account.disabled_at is None and agent.queues & set(account.queues)
    ]


def note_reading(session: Session, agent: Agent, conversation_id: str, now: dt.datetime) -> None:
    """For every past conversation that is opened, in the transaction that reads it."""
    session.add(ReadingLog(account_id=agent.account_id, conversation_id=conversation_id, at=now))


def forget_old(session: Session, now: dt.datetime, keep_readings: dt.timedelta) -> None:
    """What nobody needs any more of tries, ended sessions and readings."""
    ended = now - KEPT_AFTER_END
    repository.forget_before(session, tries=ended, ended=ended, read=now - keep_readings)
