"""All queries about switches, notices and their audit."""

from collections.abc import Sequence

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from api.content.models import Audit, Notice, Switch
from api.content.target import BOT, Target, topic_of


def switch(session: Session, target: Target) -> Switch | None:
    return session.scalar(select(Switch).where(Switch.scope == target.scope, Switch.target == target.name))


def switch_over(session: Session, reply_key: str) -> Switch | None:
    """The switch that keeps an answer back: its own before its topic's."""
    its_own = and_(Switch.scope == "answer", Switch.target == reply_key)
    its_topics = and_(Switch.scope == "topic", Switch.target == topic_of(reply_key))
    return session.scalar(select(Switch).where(or_(its_own, its_topics)).order_by(Switch.scope))


def bot_switch(session: Session) -> Switch | None:
    return switch(session, BOT)


def switches(session: Session) -> Sequence[Switch]:
    return session.scalars(select(Switch).order_by(Switch.scope, Switch.target)).all()


def notice(session: Session, notice_id: int) -> Notice | None:
    return session.get(Notice, notice_id)


def notices(session: Session) -> Sequence[Notice]:
    """The newest first."""
    return session.scalars(select(Notice).order_by(Notice.since.desc(), Notice.id.desc())).all()


def audits(session: Session, limit: int) -> Sequence[Audit]:
    """The newest first."""
    return session.scalars(select(Audit).order_by(Audit.id.desc()).limit(limit)).all()
