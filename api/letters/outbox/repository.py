"""Queries of mails on their way. Nothing here commits."""

import datetime as dt
from collections.abc import Sequence
from typing import cast

from sqlalchemy import ColumnElement, CursorResult, Executable, and_, delete, func, or_, select, update
from sqlalchemy.orm import Session

from api.conversations.owed import Lease
from api.letters.outbox.models import Mail


def due(session: Session, now: dt.datetime, most: int) -> list[Mail]:
    """Those that may be tried and that nobody holds, the longest due first."""
    statement = select(Mail).where(_free(now)).order_by(Mail.next_try_at).limit(most)
    return list(session.scalars(statement))


def lease(session: Session, mail_id: str, held: Lease, now: dt.datetime) -> bool:
    """Whether the mail is ours now: compared and set in one statement. The try is counted before it is made."""
    statement = (
        update(Mail)
        .where(Mail.id == mail_id, _free(now))
        .values(lease_holder=held.holder, lease_until=held.until, attempts=Mail.attempts + 1)
        .execution_options(synchronize_session=False)
    )
    return _touched(session, statement)


def accepted(session: Session, mail_id: str, holder: str) -> bool:
    """Nothing of it is kept. False if it is another's by now, or gone."""
    statement = delete(Mail).where(Mail.id == mail_id, Mail.lease_holder == holder)
    return _touched(session, statement.execution_options(synchronize_session=False))


def later(session: Session, mail_id: str, holder: str, next_try_at: dt.datetime, why: str) -> None:
    session.execute(
        update(Mail)
        .where(Mail.id == mail_id, Mail.lease_holder == holder)
        .values(lease_holder=None, lease_until=None, next_try_at=next_try_at, why=why)
        .execution_options(synchronize_session=False)
    )


def refused(session: Session, mail_id: str, holder: str, why: str) -> bool:
    statement = (
        update(Mail)
        .where(Mail.id == mail_id, Mail.lease_holder == holder)
        .values(lease_holder=None, lease_until=None, state="refused", why=why)
    )
    return _touched(session, statement.execution_options(synchronize_session=False))


def remove(session: Session, mail_id: str) -> None:
    session.execute(delete(Mail).where(Mail.id == mail_id).execution_options(synchronize_session=False))


def remove_of(session: Session, receipt: str) -> None:
    """What is about a left message that needs no more telling."""
    session.execute(delete(Mail).where(Mail.receipt == receipt).execution_options(synchronize_session=False))


def refused_notices(session: Session, receipts: Sequence[str]) -> dict[str, str]:
    statement = select(Mail.receipt, Mail.why).where(
        Mail.receipt.in_(receipts), Mail.kind == "notice", Mail.state == "refused"
    )
    return {str(receipt): why or "" for receipt, why in session.execute(statement)}


def counts(session: Session) -> dict[str, int]:
    """How many stand in each state, and under "tried" those that wait although they were tried."""
    statement = select(Mail.state, func.count(), func.count().filter(Mail.attempts > 0)).group_by(Mail.state)
    rows = {state: (all_of_it, tried) for state, all_of_it, tried in session.execute(statement)}
    queued, refused_ones = rows.get("queued", (0, 0)), rows.get("refused", (0, 0))
    return {"queued": queued[0], "tried": queued[1], "refused": refused_ones[0]}


def _free(now: dt.datetime) -> ColumnElement[bool]:
    unheld = or_(Mail.lease_holder.is_(None), and_(Mail.lease_until.is_not(None), Mail.lease_until < now))
    return and_(Mail.state == "queued", Mail.next_try_at <= now, unheld)


def _touched(session: Session, statement: Executable) -> bool:
    return cast("CursorResult[tuple[()]]", session.execute(statement)).rowcount == 1
