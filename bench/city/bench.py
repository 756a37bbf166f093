"""`make bench ONLY=city`: the same questions on SQLite and PostgreSQL, on the city's size and on ten times that.

The yardstick of an archive search is the source itself, asked for the same page by a bare client in the same run.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx

from backend.archive import service as archive
from backend.clients.doors import Doors, doors_of
from backend.db import engine_for
from backend.settings import CitySettings
from bench.city.filled import fill
from bench.city.questions import QUESTIONS, timed
from bench.city.when import NOW
from demo_city.app import create_app
from demo_city.city import load
from demo_city.clock import Clock
from tests.postgres import fresh_database, postgres_server
from tests.serving import serving

SIZES = (1, 10)
SEARCHES = 60
STREETS = ("Mejlgade", "Badstuegade", "Risskov", "Søndergade", "Ceres", "Trøjborg")


def run() -> dict[str, float]:
    """Print a row for each size, database and sort of question; give their p50 and p95 in ms."""
    print(f"{'':34}{'p50 ms':>9}{'p95 ms':>9}")
    figures: dict[str, float] = {}
    with demo_city() as doors, postgres_server() as server, tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            figures |= on(f"sqlite:///{folder}/{size}.db", "sqlite", size, doors)
            with fresh_database(server) as url:
                figures |= on(url, "postgresql", size, doors)
        return {**figures, **growth(figures), **added_to_the_archive(doors)}


@contextmanager
def demo_city() -> Iterator[Doors]:
    with (
        serving(create_app(load(Clock(NOW.replace(tzinfo=None)), "demo"))) as address,
        doors_of(CitySettings(city="demo", demo_city_url=address)) as doors,
    ):
        yield doors


def on(url: str, database: str, size: int, doors: Doors) -> dict[str, float]:
    engine = engine_for(url)
    try:
        fill(engine, doors, size)
        figures: dict[str, float] = {}
        for name in QUESTIONS:
            found = timed(engine, name)
            print(f"{f'{name}, {database}, x{size}':34}{found.p50:9.1f}{found.p95:9.1f}")
            figures |= {f"{name}_{database}_x{size}_p50_ms": round(found.p50, 2)}
            figures |= {f"{name}_{database}_x{size}_p95_ms": round(found.p95, 2)}
        return figures
    finally:
        engine.dispose()


def growth(figures: dict[str, float]) -> dict[str, float]:
    """How many times longer a question takes in a city ten times as large."""
    small, large = SIZES
    return {
        f"{name}_{database}_growth": round(
            figures[f"{name}_{database}_x{large}_p50_ms"] / figures[f"{name}_{database}_x{small}_p50_ms"], 2
        )
        for name in QUESTIONS
        for database in ("sqlite", "postgresql")
    }


def added_to_the_archive(doors: Doors) -> dict[str, float]:
    """What our search takes more than the calls that it makes: one for the page, and one for each record told."""
    system = doors.system("aarhusarkivet")
    with httpx.Client(base_url=str(system.base_url), trust_env=False) as bare:
        source = median_ms(lambda street: bare_search(bare, street))
    ours = median_ms(lambda street: archive.find(doors, archive.wish_of(street, NOW.year), NOW))
    print(f"{'archive, the source alone':34}{source:9.1f}\n{'archive, our search':34}{ours:9.1f}")
    return {"archive_source_p50_ms": round(source, 2), "archive_added_p50_ms": round(ours - source, 2)}


def bare_search(bare: httpx.Client, street: str) -> None:
    bare.get("/search/json", params={"q": street, "size": "3", "sort": "_score"}).raise_for_status().json()


def median_ms(ask: Callable[[str], object]) -> float:
    """Each time in other words, so that nothing is remembered."""
    taken = []
    for number in range(SEARCHES):
        started = time.perf_counter()
        ask(f"{STREETS[number % len(STREETS)]} {1900 + number // len(STREETS)}")
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken)
