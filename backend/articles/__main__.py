"""`python -m backend.articles`: what has changed at borger.dk. `settle KEY --by ROLE`: an editor has dealt with it."""

import argparse
import sys

from backend.articles import service
from backend.articles.service import SourceChange
from backend.clock import clock_from
from backend.db import engine_for, sessions
from backend.settings import CitySettings, from_environment


def told(change: SourceChange) -> str:
    """What an editor reads: which services, since when, and line by line."""
    noticed = f", seen here since {change.noticed_at:%Y-%m-%d}" if change.noticed_at else ""
    head = (
        f"{change.article}: {change.title} <{change.url}>, changed there {change.source_updated_at:%Y-%m-%d}{noticed}"
    )
    services = f"  our services: {', '.join(change.services)}"
    dead = [f"  no longer linked from there: {name}" for name in change.dead_links]
    return "\n".join([head, services, *(f"  {line}" for line in (*change.words, *change.links)), *dead])


def main() -> int:
    parser = argparse.ArgumentParser(prog="backend.articles", description=__doc__)
    commands = parser.add_subparsers(dest="command")
    settling = commands.add_parser("settle")
    settling.add_argument("article")
    settling.add_argument("--by", required=True, help="the editor's role or initials")
    given = parser.parse_args()
    settings = from_environment(CitySettings)
    with sessions(engine_for(settings.city_database_url)).begin() as session:
        if given.command != "settle":
            found = service.changes(session)
            sys.stdout.write("".join(f"{told(change)}\n" for change in found) or "Nothing has changed.\n")
            return 0
        try:
            service.settle(session, given.article, given.by, clock_from(settings).now())
        except service.NoSuchArticleError:
            sys.stdout.write(f"No article {given.article} is watched, or it has not been read yet.\n")
            return 1
    sys.stdout.write(f"{given.article} is settled.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
