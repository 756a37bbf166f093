"""Vectors of training sentences and words, kept on disk: to train again takes the time of what is new."""

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Optional

import numpy as np

from bot.components.vectors import SIZE, Embedder

AT_ONCE = 256
TABLE = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"


class VectorCache:
    """An embedder that remembers, in `file`, by text and by the embedder's name; without a file it only asks."""

    def __init__(self, embedder: Embedder, file: Optional[Path]) -> None:
        self._embedder = embedder
        self._file = file
        self.name = embedder.name

    def vectors(self, texts: Sequence[str]) -> Any:
        if self._file is None or not texts:
            return self._embedder.vectors(texts)
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._file, timeout=60)) as store:
            store.execute(TABLE)
            self._add(store, list(dict.fromkeys(texts)))
            return np.stack([self._read(store, text) for text in texts])

    def _add(self, store: sqlite3.Connection, texts: list[str]) -> None:
        """Some at a time, each lot kept: training that is broken off has not embedded in vain."""
        new = [text for text in texts if self._read(store, text) is None]
        for start in range(0, len(new), AT_ONCE):
            lot = new[start : start + AT_ONCE]
            rows = zip(map(self._key, lot), self._embedder.vectors(lot), strict=True)
            with store:
                store.executemany(
                    "INSERT OR IGNORE INTO vectors VALUES (?, ?)",
                    [(key, np.asarray(vector, dtype=np.float32).tobytes()) for key, vector in rows],
                )

    def _read(self, store: sqlite3.Connection, text: str) -> Any:
        row = store.execute("SELECT vector FROM vectors WHERE key = ?", (self._key(text),)).fetchone()
        return None if row is None else np.frombuffer(row[0], dtype=np.float32, count=SIZE)

    def _key(self, text: str) -> bytes:
        return hashlib.blake2b(f"{self.name}\n{text}".encode("utf-8", "ignore"), digest_size=16).digest()
