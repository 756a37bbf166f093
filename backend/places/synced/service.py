"""What is asked of synced hours beside what they are."""

from sqlalchemy.orm import Session

from backend.clients.dpl_cms import SYSTEM
from backend.places.synced import repository
from backend.sync.service import forget_seen


def forget_invented(session: Session) -> None:
    """Where the demo city is asked no more, its hours are told no more; its source is read whole the next time."""
    if repository.forget_invented(session):
        forget_seen(session, SYSTEM)
