"""The terms that stand in the texts of a kind, looked up in every way a citizen may write them."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from rapidfuzz import process
from rapidfuzz.distance import OSA

from backend.search.words import without_danish

Grouped = Mapping[str, tuple[str, ...]]
ONE_SLIP_FROM, TWO_SLIPS_FROM = 5, 9
PART_FROM, MOST_NEAR, MOST_LONGER = 4, 3, 12


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`counts`: in how many of the `documents` a term stands. `plain`: terms by their look without Danish letters."""

    documents: int
    counts: Mapping[str, int]
    plain: Grouped
    by_length: Mapping[int, tuple[str, ...]]

    def alike(self, term: str) -> tuple[str, ...]:
        """Terms that differ from this one only in how Danish letters are typed: "bøg" and "boeg" for "bog"."""
        return tuple(other for other in self.plain.get(without_danish(term), ()) if other != term)

    def near(self, term: str) -> tuple[tuple[str, int], ...]:
        """The terms with the fewest slips, and how many: one from five letters, two from nine."""
        asked = without_danish(term)
        most = 2 if len(asked) >= TWO_SLIPS_FROM else 1 if len(asked) >= ONE_SLIP_FROM else 0
        sizes = range(len(asked) - most, len(asked) + most + 1) if most else ()
        choices = [plain for size in sizes for plain in self.by_length.get(size, ())]
        found = process.extract(asked, choices, scorer=OSA.distance, score_cutoff=most, limit=MOST_NEAR)
        fewest = min((slips for _, slips, _ in found), default=0)
        return tuple((term, fewest) for plain, slips, _ in found if slips == fewest for term in self.plain[plain])

    def longer(self, term: str) -> tuple[str, ...]:
        """Longer terms that begin or end with this one, those in most texts first."""
        if len(term) < PART_FROM:
            return ()
        found = (other for other in self.counts if other != term and (other.startswith(term) or other.endswith(term)))
        return tuple(sorted(found, key=lambda other: (-self.counts[other], other)))[:MOST_LONGER]


def vocabulary(counts: Mapping[str, int], documents: int) -> Vocabulary:
    """The same for the same counts, in whatever order they come."""
    counts = dict(sorted(counts.items()))
    plain = _grouped((without_danish(term), term) for term in counts)
    by_length: dict[int, list[str]] = defaultdict(list)
    for word in plain:
        by_length[len(word)].append(word)
    return Vocabulary(documents, counts, plain, {size: tuple(words) for size, words in by_length.items()})


def counted(texts: Iterable[Iterable[str]]) -> Counter[str]:
    """In how many texts each term stands."""
    return Counter(term for terms in texts for term in set(terms))


def dumped(words: Vocabulary) -> str:
    return json.dumps({"documents": words.documents, "counts": words.counts}, sort_keys=True, ensure_ascii=False)


def loaded(text: str) -> Vocabulary:
    data = json.loads(text)
    return vocabulary(data["counts"], data["documents"])


def version_of(text: str) -> str:
    """The same for the same words, in whichever database they stand."""
    return sha256(text.encode()).hexdigest()


def _grouped(pairs: Iterable[tuple[str, str]]) -> Grouped:
    found: dict[str, list[str]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
