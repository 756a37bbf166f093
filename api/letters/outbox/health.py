"""How the mails are: whether they leave, and which came back."""

from anyio import to_thread
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from api.health.parts import Check, PartHealth
from api.letters.outbox import repository
from api.letters.outbox.sender import MailState


def mails(new_session: sessionmaker[Session], state: MailState, *, set_up: bool) -> Check:
    """Mails that wait with no server to take them are a fault; a server that nobody has set up is none by itself."""

    def count() -> PartHealth:
        try:
            with new_session() as session:
                found = repository.counts(session)
        except SQLAlchemyError as error:
            return PartHealth(status="degraded", detail=type(error).__name__)
        return health_of(found, state.trouble, set_up=set_up)

    async def check() -> PartHealth:
        return await to_thread.run_sync(count)

    return check


def health_of(found: dict[str, int], trouble: str, *, set_up: bool) -> PartHealth:
    waiting, refused = found["queued"], found["refused"]
    told = f"{waiting} waiting, {refused} refused"
    if not set_up:
        return PartHealth(status="degraded" if waiting else "ok", detail=f"no mail server is set up: {told}")
    if refused or (found["tried"] and trouble):
        return PartHealth(status="degraded", detail=f"{told}, last fault {trouble}" if trouble else told)
    return PartHealth(status="ok", detail=told)
