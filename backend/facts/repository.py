"""Reading facts from the city store."""

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from backend.facts.fact import Fact
from backend.facts.models import FactRow, SubjectKind

FACTS = (
    select(FactRow.attribute, *(getattr(FactRow, name) for name in Fact.model_fields))
    .where(FactRow.subject_kind == bindparam("kind"), FactRow.subject_key == bindparam("key"))
    .order_by(FactRow.id)
)


def facts_of(session: Session, kind: SubjectKind, key: str) -> dict[str, Fact]:
    """All facts of a subject by attribute, in the order in which they were first written."""
    rows = session.execute(FACTS, {"kind": kind, "key": key})
    return {row.attribute: Fact.model_validate(row, from_attributes=True) for row in rows}


def fact_of(session: Session, kind: SubjectKind, key: str, attribute: str) -> Fact | None:
    row = session.scalar(select(FactRow).filter_by(subject_kind=kind, subject_key=key, attribute=attribute))
    return row.as_fact() if row else None


def subjects(session: Session, kind: SubjectKind) -> list[str]:
    """The keys of all subjects of a kind, in the order of the alphabet."""
    query = select(FactRow.subject_key).filter_by(subject_kind=kind).distinct().order_by(FactRow.subject_key)
    return list(session.scalars(query))


def facts_named(session: Session, kind: SubjectKind, attribute: str) -> dict[str, Fact]:
    """One attribute of every subject of a kind that has it, by the subject's key."""
    rows = session.scalars(select(FactRow).filter_by(subject_kind=kind, attribute=attribute))
    return {row.subject_key: row.as_fact() for row in rows}
