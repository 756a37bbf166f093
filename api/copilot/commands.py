"""What the copilot has taught, on the command line: for an editor."""

from argparse import ArgumentParser
from collections.abc import Callable, Sequence

from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlalchemy.orm import Session, sessionmaker

from api.copilot import repository
from api.copilot.models import Accepted, Correction
from backend.clock import local

Say = Callable[[str], None]
LATEST = 100


def run(arguments: Sequence[str], store: sessionmaker[Session], say: Say) -> int:
    """Say what is asked for; 0 when done, 2 when the store cannot be read."""
    asked = parser().parse_args(arguments)
    try:
        with store() as session:
            said = _corrections(session, asked.most) if asked.command == "corrections" else _accepted(session)
    except (OperationalError, ProgrammingError):
        say("The conversations store cannot be read: start the gateway once (make run), or check its address.")
        return 2
    say(said)
    return 0


def parser() -> ArgumentParser:
    reader = ArgumentParser(prog="python -m api.copilot", description="What people at the desk made of suggestions.")
    commands = reader.add_subparsers(dest="command", required=True)
    listed = commands.add_parser("corrections", help="what was sent instead of a suggestion, the newest first")
    listed.add_argument("--most", type=int, default=LATEST, help=f"how many at most ({LATEST})")
    commands.add_parser("accepted", help="how often each answer was sent unchanged")
    return reader


def _corrections(session: Session, most: int) -> str:
    return "\n".join(map(_correction, repository.corrections(session, most))) or "no corrections"


def _correction(found: Correction) -> str:
    about = f"{local(found.at):%Y-%m-%d %H:%M}  {found.language}  {', '.join(found.keys)}"
    return f"{about}\n  asked: {_line(found.asked)}\n  sent:  {_line(found.sent)}"


def _accepted(session: Session) -> str:
    return "\n".join(map(_count, repository.accepted(session))) or "none was sent unchanged"


def _count(found: Accepted) -> str:
    return f"{found.times:6}  {found.language}  {found.key}"


def _line(text: str) -> str:
    return " ".join(text.split())
