"""Puts what a source says now in the place of what it said before, and makes it findable."""

from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from backend.events import repository
from backend.events.placing import locator, placed
from backend.events.rows import KIND, documents, event_row
from backend.events.same import same_events
from backend.events.types import Event, Origin
from backend.events.words import Vocabulary
from backend.search import service as search
from backend.sync.job import Changes


def keep(session: Session, origin: Origin, events: Iterable[Event], words: Vocabulary, *, demo: bool) -> Changes:
    """Write what differs, in the caller's transaction; events of the other source stay as they are."""
    locate = locator(session)
    made = {event.key: event_row(placed(event, locate), words, demo=demo) for event in events}
    before = repository.digests(session, origin)
    fresh = [key for key, (row, _) in made.items() if before.get(key) != row["digest"]]
    gone = before.keys() - made.keys()
    repository.remove(session, [*gone, *(key for key in fresh if key in before)])
    repository.add(session, [made[key][0] for key in fresh], [time for key in fresh for time in made[key][1]])
    if fresh or gone:
        find_again(session, words, demo=demo)
    added = sum(key not in before for key in fresh)
    return Changes(added, len(fresh) - added, len(gone), len(made) - len(fresh))


def find_again(session: Session, words: Vocabulary, *, demo: bool) -> None:
    """Tell once what both sources tell, and index what is told. Nothing invented is the same as what is not."""
    session.flush()
    everything = repository.events(session, demo=demo)
    library, city = _of(everything, "library"), _of(everything, "city")
    repository.told_by(session, same_events(library, city, words))
    session.expire_all()
    search.index(session, KIND, documents(repository.rows(session)))


def _of(events: Sequence[Event], origin: Origin) -> list[Event]:
    return [event for event in events if event.origin == origin]
