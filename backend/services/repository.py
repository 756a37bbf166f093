"""Reading authorities from the city store."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.services.models import AuthorityRow


def authority_rows(session: Session) -> list[AuthorityRow]:
    return list(session.scalars(select(AuthorityRow).order_by(AuthorityRow.position, AuthorityRow.key)))
