"""What the analysis does beyond comparing words as they stand; each can be put off, to measure what it brings."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Abilities:
    stems: bool = True
    compounds: bool = True
    misspellings: bool = True
    same_words: bool = True
    stop_words: bool = True


EVERYTHING = Abilities()
