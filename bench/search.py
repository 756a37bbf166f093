"""A search among as many events as the real city has, and ten times that, on each database beside what it does alone.

The events are the demo city's, cut up and mixed with sentences that citizens write, so that there are many words.
"""

import random
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from backend.search.documents import Document
from bench.evaluate.corpus import documents
from bench.evaluate.judged import read as read_judged
from bench.evaluate.plain import plain_postgresql, plain_sqlite
from bench.evaluate.search import Search, ours
from bench.subset import plain, read
from launch.city import ROOT
from tests.postgres import fresh_database, postgres_server

SIZES = (2_000, 20_000)
WARM_UP = 10


def run() -> dict[str, float]:
    """Print a row for each size, database and way of searching; give their p50 and p95 in ms."""
    print(f"{'':34}{'p50 ms':>9}{'p95 ms':>9}{'filled s':>10}")
    figures: dict[str, float] = {}
    for size in SIZES:
        figures |= measured(size)
    return figures


def measured(size: int) -> dict[str, float]:
    asked = [judged.asked for judged in read_judged() if judged.kind == "event"]
    corpus = {"event": many(size)}
    with tempfile.TemporaryDirectory() as folder, postgres_server() as server:
        figures = timed(f"sqlite {size}", lambda: ours(f"sqlite:///{folder}/ours.db", corpus), asked)
        figures |= timed(f"plain sqlite {size}", lambda: plain_sqlite(Path(folder) / "plain.db", corpus), asked)
        with fresh_database(server) as url:
            figures |= timed(f"postgresql {size}", lambda: ours(url, corpus), asked)
        with fresh_database(server) as url:
            figures |= timed(f"plain postgresql {size}", lambda: plain_postgresql(url, corpus), asked)
    return figures


def many(size: int) -> list[Document]:
    """Always the same ones: the title of one event, the words of another, and a few sentences."""
    chance = random.Random(size)
    events = documents()["event"]
    topics = read(ROOT / "data" / "nlu")
    sentences = [plain(line) for of in topics.values() for lines in of.values() for line in lines]
    return [_mixed(number, chance, events, sentences) for number in range(size)]


def timed(name: str, opened: Callable[[], AbstractContextManager[Search]], asked: list[str]) -> dict[str, float]:
    started = time.perf_counter()
    with opened() as search:
        filled = time.perf_counter() - started
        for words in asked[:WARM_UP]:
            search("event", words)
        taken = sorted(_ms(search, words) for words in asked)
    p50, p95 = statistics.median(taken), taken[int(len(taken) * 0.95)]
    print(f"{name:34}{p50:9.1f}{p95:9.1f}{filled:10.1f}")
    return {f"{name}_p50_ms".replace(" ", "_"): round(p50, 2), f"{name}_p95_ms".replace(" ", "_"): round(p95, 2)}


def _mixed(number: int, chance: random.Random, events: list[Document], sentences: list[str]) -> Document:
    named, told, tagged = (chance.choice(events) for _ in range(3))
    body = " ".join([told.body, *chance.sample(sentences, 4)])
    return Document("event", str(number), named.title, body, tagged.keywords)


def _ms(search: Search, words: str) -> float:
    started = time.perf_counter()
    search("event", words)
    return (time.perf_counter() - started) * 1000
