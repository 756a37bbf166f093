"""All queries about switches, notices and their audit; those of each message built once."""

from collections.abc import Sequence

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.content.models import Audit, Notice, Switch
from api.content.target import BOT, Target

SWITCH = select(Switch).where(Switch.scope == bindparam("scope"), Switch.target == bindparam("name"))
SWITCHES = select(Switch).order_by(Switch.scope, Switch.target)
NOTICES = select(Notice).order_by(Notice.since.desc(), Notice.id.desc())


def switch(session: Session, target: Target) -> Switch | None:
    return session.scalar(SWITCH, {"scope": target.scope, "name": target.name})


def bot_switch(session: Session) -> Switch | None:
    return switch(session, BOT)


def switches(session: Session) -> Sequence[Switch]:
    return session.scalars(SWITCHES).all()


def notice(session: Session, notice_id: int) -> Notice | None:
    return session.get(Notice, notice_id)


def notices(session: Session) -> Sequence[Notice]:
    """The newest first."""
    return session.scalars(NOTICES).all()


def audits(session: Session, limit: int) -> Sequence[Audit]:
    """The newest first."""
    return session.scalars(select(Audit).order_by(Audit.id.desc()).limit(limit)).all()
