"""Whose matter it is: pure, over the words that citizens use for it."""

from functools import lru_cache

from rapidfuzz import fuzz

from backend.folding import fold

SAME, NEAR, LETTERS = 100.0, 86.0, 6
PART_LETTERS = 5


def whose(words: str, aliases: dict[str, tuple[str, ...]]) -> str | None:
    """The key whose alias fits the words best: as a whole, as some of the words, or as the start of a long word."""
    asked = fold(words)
    best = max(
        ((_fit(asked, _folded(alias)), key) for key, names in aliases.items() for alias in (key, *names)), default=None
    )
    return best[1] if best and best[0] >= NEAR else None


@lru_cache(maxsize=2048)
def _folded(alias: str) -> str:
    return fold(alias)


def _fit(asked: str, alias: str) -> float:
    """Longer aliases win over shorter ones that fit as well."""
    length = min(len(alias), 90) / 100
    if f" {alias} " in f" {asked} ":
        return SAME + length
    if len(alias) >= PART_LETTERS and any(word.startswith(alias) or word.endswith(alias) for word in asked.split()):
        return SAME - 1 + length
    if len(alias) < LETTERS:
        return 0.0
    size = len(alias.split())
    parts = asked.split()
    runs = (" ".join(parts[at : at + size]) for at in range(max(len(parts) - size + 1, 1)))
    return max(min(fuzz.ratio(run, alias), SAME - 2) for run in runs)
