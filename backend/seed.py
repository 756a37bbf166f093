"""`python -m backend.seed`: brings the city store to its present shape, then writes the seeds. May be run again."""

import datetime as dt
import sys
from collections import Counter
from pathlib import Path

from sqlalchemy import Engine

from backend.clock import clock_from
from backend.db import engine_for, sessions
from backend.migrate import migrate
from backend.seeding.errors import SeedError
from backend.seeding.read import read_seeds
from backend.seeding.repository import write_seeds
from backend.seeding.shapes import Outcome, Seeds
from backend.settings import FACTS_FOLDER, CitySettings


def seed(engine: Engine, now: dt.datetime, folder: Path = FACTS_FOLDER, *, demo: bool = True) -> Counter[Outcome]:
    """Migrate and seed in one go; without `demo`, invented facts are refused. Raises SeedError."""
    seeds = read_seeds(folder)
    if not demo:
        _refuse_demo(seeds, folder)
    migrate(engine)
    with sessions(engine).begin() as session:
        return write_seeds(session, seeds, now)


def main() -> int:
    settings = CitySettings()
    engine = engine_for(settings.city_database_url)
    try:
        outcomes = seed(engine, clock_from(settings).now(), demo=not settings.production)
    except SeedError as error:
        sys.stderr.write(f"The seeds cannot be used. {error}\n")
        return 1
    finally:
        engine.dispose()
    told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
    sys.stdout.write(f"City facts: {told}.\n")
    return 0


def _refuse_demo(seeds: Seeds, folder: Path) -> None:
    for invented in (fact for fact in seeds.facts if fact.fact.certainty == "demo"):
        subject = f"{invented.subject_key}.{invented.attribute}"
        raise SeedError(folder, subject, "certainty", "PRODUCTION refuses demo facts")


if __name__ == "__main__":
    sys.exit(main())
