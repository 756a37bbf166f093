"""`python -m api.accounts create desk-one --shown "Desk one" --role agent --queue library --generate`."""

import datetime as dt
import sys
from getpass import getpass

from argon2 import PasswordHasher

from api.accounts.commands import Office, run
from api.accounts.passwords import Passwords
from api.db import conversations_engine
from api.settings import GatewaySettings
from backend.db import sessions
from backend.settings import from_environment


def _ask() -> str:
    """Typed twice where somebody types, unseen; else the first line that is piped in."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass("Password: ")
    if getpass("Once more: ") != first:
        sys.exit("The two are not alike: nothing is changed.")
    return first


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")


def main() -> int:
    settings = from_environment(GatewaySettings)
    engine = conversations_engine(settings.conversations_database_url)
    office = Office(sessions(engine), lambda: dt.datetime.now(dt.UTC), Passwords(PasswordHasher()), _ask)
    code = run(sys.argv[1:], office, _say)
    engine.dispose()
    return code


if __name__ == "__main__":
    sys.exit(main())
