"""Migrates and seeds the city store in one go, and makes our topics findable."""

import datetime as dt
from collections import Counter
from pathlib import Path

from sqlalchemy import Engine

from backend.db import sessions
from backend.migrate import migrate
from backend.seeding.errors import SeedError
from backend.seeding.read import read_seeds
from backend.seeding.repository import write_seeds
from backend.seeding.shapes import Outcome, Seeds
from backend.settings import FACTS_FOLDER
from backend.topics import service as topics


def seed(engine: Engine, now: dt.datetime, folder: Path = FACTS_FOLDER, *, demo: bool = True) -> Counter[Outcome]:
    """Count what became of the rows; without `demo`, invented facts are refused. Raises SeedError, nothing written."""
    seeds = read_seeds(folder)
    if not demo:
        _refuse_demo(seeds, folder)
    migrate(engine)
    with sessions(engine).begin() as session:
        topics.index(session)
        return write_seeds(session, seeds, now)


def _refuse_demo(seeds: Seeds, folder: Path) -> None:
    for invented in (fact for fact in seeds.facts if fact.fact.certainty == "demo"):
        subject = f"{invented.subject_key}.{invented.attribute}"
        raise SeedError(folder, subject, "certainty", "PRODUCTION refuses demo facts")
