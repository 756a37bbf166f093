"""`python -m backend.sync`: every job once, with a table in the end; with `watch`, each whenever it is due."""

import argparse
import dataclasses
import json
import signal
import sys
import threading

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from backend.clients.doors import Doors, doors_of
from backend.clock import Clock, clock_from
from backend.db import engine_for, sessions
from backend.migrate import migrate
from backend.settings import CitySettings, from_environment
from backend.sync import service
from backend.sync.jobs import jobs_of
from backend.sync.report import table
from backend.sync.service import Outcome

LOOK_EVERY_S = 5.0
log = structlog.get_logger("sync")


def once(doors: Doors, new_session: sessionmaker[Session], clock: Clock) -> list[Outcome]:
    outcomes = []
    for job in jobs_of(doors):
        sys.stdout.write(f"  {job.name} …\n")
        sys.stdout.flush()
        outcomes.append(service.run(job, new_session, clock.now()))
        if outcomes[-1].why:
            sys.stdout.write(f"    {outcomes[-1].why}\n")
    return outcomes


def watch(doors: Doors, new_session: sessionmaker[Session], clock: Clock, ended: threading.Event) -> None:
    """Run what is due, again and again until `ended`; a store that cannot be reached is tried again later."""
    jobs = jobs_of(doors)
    while not ended.is_set():
        try:
            with new_session() as session:
                waiting = service.due(jobs, session, clock.now())
            for job in waiting:
                _tell(service.run(job, new_session, clock.now()))
        except SQLAlchemyError as error:
            log.warning("store_unreachable", error=type(error).__name__)
        ended.wait(LOOK_EVERY_S)


def _tell(outcome: Outcome) -> None:
    log.info("synced", job=outcome.job, result=outcome.result, why=outcome.why, rejected=outcome.rejected)


def main() -> int:
    parser = argparse.ArgumentParser(prog="backend.sync", description=__doc__)
    parser.add_argument("command", nargs="?", choices=["once", "watch"], default="once")
    command = parser.parse_args().command
    settings = from_environment(CitySettings)
    engine, clock = engine_for(settings.city_database_url), clock_from(settings)
    migrate(engine)
    with doors_of(settings) as doors:
        if command == "watch":
            watch(doors, sessions(engine), clock, _stopped_by_signal())
            return 0
        outcomes = once(doors, sessions(engine), clock)
    sys.stdout.write(f"{table(outcomes)}\n{json.dumps([dataclasses.asdict(one) for one in outcomes])}\n")
    return 1 if any(outcome.result == "failed" for outcome in outcomes) else 0


def _stopped_by_signal() -> threading.Event:
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    return ended


if __name__ == "__main__":
    sys.exit(main())
