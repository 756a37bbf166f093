"""All queries about accounts, sessions, tries and readings. Nothing here commits."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import CursorResult, case, delete, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from api.accounts.models import Account, DeskSession, ReadingLog, SignInTries


def account(session: Session, account_id: str) -> Account | None:
    return session.get(Account, account_id)


def account_named(session: Session, name: str) -> Account | None:
    return session.scalar(select(Account).where(Account.name == name))


def account_of(session: Session, issuer: str, subject: str) -> Account | None:
    return session.scalar(select(Account).where(Account.issuer == issuer, Account.subject == subject))


def accounts(session: Session) -> Sequence[Account]:
    return session.scalars(select(Account).order_by(Account.name)).all()


def signed_in(session: Session, token_hash: str) -> tuple[DeskSession, Account] | None:
    """The session and its account; whether either still holds is for the caller to see."""
    statement = select(DeskSession, Account).join(Account, Account.id == DeskSession.account_id)
    row = session.execute(statement.where(DeskSession.token_hash == token_hash)).first()
    return (row[0], row[1]) if row else None


def seen(session: Session, session_id: str, now: dt.datetime) -> None:
    session.execute(
        update(DeskSession)
        .where(DeskSession.id == session_id)
        .values(last_seen_at=now)
        .execution_options(synchronize_session=False)
    )


def revoke(session: Session, session_id: str, now: dt.datetime) -> None:
    session.execute(
        update(DeskSession)
        .where(DeskSession.id == session_id, DeskSession.revoked_at.is_(None))
        .values(revoked_at=now)
        .execution_options(synchronize_session=False)
    )


def revoke_of(session: Session, account_id: str, now: dt.datetime) -> int:
    """How many there were. Those past their time too, for a clock may be put back."""
    done = session.execute(
        update(DeskSession)
        .where(DeskSession.account_id == account_id, DeskSession.revoked_at.is_(None))
        .values(revoked_at=now)
        .execution_options(synchronize_session=False)
    )
    return done.rowcount if isinstance(done, CursorResult) else 0


def count_try(session: Session, who: str, now: dt.datetime, since: dt.datetime) -> tuple[int, dt.datetime]:
    """One more, in one statement, so that none slips by: how many in this window, and when it began.

    A window that began at `since` or before is over, and so is one that has yet to begin, for the clock was put back.
    """
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    insert = dialect.insert(SignInTries).values(who=who, since=now, tries=1)
    over = or_(SignInTries.since <= since, SignInTries.since > now)
    statement = insert.on_conflict_do_update(
        index_elements=[SignInTries.who],
        set_={
            "tries": case((over, 1), else_=SignInTries.tries + 1),
            "since": case((over, insert.excluded.since), else_=SignInTries.since),
        },
    ).returning(SignInTries.tries, SignInTries.since)
    row = session.execute(statement).one()
    return row[0], row[1]


def forget_tries(session: Session, who: str) -> None:
    session.execute(delete(SignInTries).where(SignInTries.who == who).execution_options(synchronize_session=False))


def forget_before(session: Session, tries: dt.datetime, ended: dt.datetime, read: dt.datetime) -> None:
    """Tries of windows that are over, sessions that ended, and readings of long ago."""
    for statement in (
        delete(SignInTries).where(SignInTries.since <= tries),
        delete(DeskSession).where(DeskSession.expires_at <= ended),
        delete(ReadingLog).where(ReadingLog.at <= read),
    ):
        session.execute(statement.execution_options(synchronize_session=False))


def readings(session: Session, conversation_id: str) -> Sequence[tuple[ReadingLog, Account]]:
    """The newest first."""
    statement = select(ReadingLog, Account).join(Account, Account.id == ReadingLog.account_id)
    rows = session.execute(
        statement.where(ReadingLog.conversation_id == conversation_id).order_by(ReadingLog.id.desc())
    )
    return [(row[0], row[1]) for row in rows]
