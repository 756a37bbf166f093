"""Reading facts from the city store."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.facts.fact import Fact
from backend.facts.models import FactColumns, FactRow, SubjectKind


def fact_from(row: FactColumns) -> Fact:
    return Fact.model_validate(
        {
            "value": row.value,
            "source": row.source,
            "owner": row.owner,
            "certainty": row.certainty,
            "fact_class": row.fact_class,
            "official": row.official,
        }
    )


def facts_of(session: Session, kind: SubjectKind, key: str) -> dict[str, Fact]:
    """All facts of a subject by attribute, in the order in which they were first written."""
    rows = session.scalars(select(FactRow).filter_by(subject_kind=kind, subject_key=key).order_by(FactRow.id))
    return {row.attribute: fact_from(row) for row in rows}


def fact_of(session: Session, kind: SubjectKind, key: str, attribute: str) -> Fact | None:
    row = session.scalar(select(FactRow).filter_by(subject_kind=kind, subject_key=key, attribute=attribute))
    return fact_from(row) if row else None
