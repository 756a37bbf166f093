"""`python -m backend.seed`: brings the city store to its present shape, then writes the seeds. May be run again."""

import sys

from backend.clock import clock_from
from backend.db import engine_for, sessions
from backend.places.synced.service import forget_invented
from backend.seeding.errors import SeedError
from backend.seeding.service import seed
from backend.settings import CitySettings, from_environment

__all__ = ["main", "seed"]


def main() -> int:
    settings = from_environment(CitySettings)
    engine = engine_for(settings.city_database_url)
    try:
        outcomes = seed(engine, clock_from(settings).now(), demo=not settings.production)
        if settings.city != "demo":
            with sessions(engine).begin() as session:
                forget_invented(session)
    except SeedError as error:
        sys.stderr.write(f"The seeds cannot be used. {error}\n")
        return 1
    finally:
        engine.dispose()
    told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
    sys.stdout.write(f"City facts: {told}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
