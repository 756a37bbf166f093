"""What seeding and actions ask of the topics."""

from sqlalchemy.orm import Session

from backend.search import service as search
from backend.search.documents import LANGUAGES
from backend.search.words import words as words_of
from backend.topics import lists
from backend.topics.documents import KIND, documents

__all__ = ["index", "topics_for"]

MOST = 2
# One listed word beside one that no topic has ("skraldespand tømt") scores .179, and is enough; beside two, .09.
ENOUGH, NEARLY_AS_GOOD = 0.17, 0.6


def index(session: Session) -> None:
    """Make all topics findable anew; the caller commits."""
    topics = lists.topics()
    found = [one for language in LANGUAGES for one in documents(topics, lists.labels(language), language)]
    search.index(session, KIND, found)


def topics_for(session: Session, words: str) -> tuple[str, ...]:
    """At most two topics that a citizen's words are likely to be about, the likeliest first.

    None where the words fit none of them well, say nothing, or speak of danger or despair.
    """
    said = words_of(words)
    if lists.despair().intersection(said):
        return ()
    telling = " ".join(word for word in said if word not in lists.says_nothing() and not word.isdigit())
    hits = search.find(session, KIND, telling, MOST)
    least = max(ENOUGH, NEARLY_AS_GOOD * hits[0].score) if hits else ENOUGH
    return tuple(hit.key for hit in hits if hit.score >= least)
