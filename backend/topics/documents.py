"""From what a topic is called to what the search is given."""

from collections.abc import Iterator, Mapping

from backend.search.documents import Document, Language
from backend.topics.lists import Words

KIND = "topics"


def documents(topics: Mapping[str, Words], labels: Mapping[str, str], language: Language) -> Iterator[Document]:
    """One for each topic, found by its button's label, and next by what citizens call it.

    Not by what we say about it: answers share too many words. At the same bar, twice as many messages that are about no
    topic found one.
    """
    for topic, words in topics.items():
        yield Document(KIND, topic, labels[topic], keywords=" ".join(words[language]), language=language)
