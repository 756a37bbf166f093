"""The off switch on the command line: what is asked, and what is answered."""

import datetime as dt
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from typing import Any

from pydantic import ValidationError
from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlalchemy.orm import Session

from api.content import repository, service
from api.content.access import ContentParts
from api.content.schemas import By, NoticeWanted, TurnOff, TurnOn
from api.content.target import TargetError
from backend.clock import local

Say = Callable[[str], None]
LATEST = 20


def run(arguments: Sequence[str], parts: ContentParts, say: Say) -> int:
    """Do what is asked; 0 when done, 2 when it could not be, with the reason said."""
    asked = parser().parse_args(arguments)
    try:
        with parts.sessions.begin() as session:
            done: str = COMMANDS[asked.command](session, asked, parts)
    except (TargetError, service.NotThereError) as problem:
        say(str(problem))
        return 2
    except ValidationError as problem:
        say("\n".join(f"{'.'.join(map(str, error['loc'])) or 'text'}: {error['msg']}" for error in problem.errors()))
        return 2
    except (OperationalError, ProgrammingError):
        say("The conversations store cannot be read: start the gateway once (make run), or check its address.")
        return 2
    say(done)
    return 0


def parser() -> ArgumentParser:
    reader = ArgumentParser(prog="python -m api.content", description="Turn answers off and on; put notices up.")
    commands = reader.add_subparsers(dest="command", required=True)
    off = _by(_target(commands.add_parser("off", help="turn an answer, a topic or the whole bot off")))
    _texts(off, required=False)
    _by(_target(commands.add_parser("on", help="turn it on again")))
    _texts(_by(commands.add_parser("notice", help="put an urgent notice up")), required=True)
    _by(commands.add_parser("withdraw", help="take a notice down")).add_argument("notice", type=int)
    commands.add_parser("list", help="what is off, and which notices are up")
    commands.add_parser("audit", help="who did what, the newest first")
    return reader


def _target(command: ArgumentParser) -> ArgumentParser:
    one = command.add_mutually_exclusive_group(required=True)
    one.add_argument("--bot", action="store_const", const="bot", help="the whole bot")
    one.add_argument("--topic", help="every answer of a topic, e.g. passport_renew")
    one.add_argument("--answer", help="one answer, e.g. passport_renew.price")
    return command


def _by(command: ArgumentParser) -> ArgumentParser:
    command.add_argument("--by", required=True, help="your role, not your name")
    command.add_argument("--reason", required=True)
    return command


def _texts(command: ArgumentParser, *, required: bool) -> None:
    command.add_argument("--text-da", required=required, help="what citizens read in Danish")
    command.add_argument("--text-en", required=required, help="what citizens read in English")


def _scope(asked: Namespace) -> dict[str, Any]:
    scope = next(scope for scope in ("bot", "topic", "answer") if getattr(asked, scope))
    return {"scope": scope, "name": getattr(asked, scope), "by": asked.by, "reason": asked.reason}


def _words(asked: Namespace) -> dict[str, Any]:
    return {"text_da": asked.text_da, "text_en": asked.text_en}


def _off(session: Session, asked: Namespace, parts: ContentParts) -> str:
    off = service.turn_off(session, TurnOff(**_scope(asked), **_words(asked)), parts.texts, parts.clock.now())
    return f"off: {off.scope} {off.target}\n  da: {off.text_da}\n  en: {off.text_en}"


def _on(session: Session, asked: Namespace, parts: ContentParts) -> str:
    wanted = TurnOn(**_scope(asked))
    service.turn_on(session, wanted, parts.clock.now())
    return f"on: {wanted.scope} {wanted.name}"


def _notice(session: Session, asked: Namespace, parts: ContentParts) -> str:
    wanted = NoticeWanted(by=asked.by, reason=asked.reason, **_words(asked))
    return f"notice {service.put_up(session, wanted, parts.clock.now()).id} is up"


def _withdraw(session: Session, asked: Namespace, parts: ContentParts) -> str:
    service.take_down(session, asked.notice, By(by=asked.by, reason=asked.reason), parts.clock.now())
    return f"notice {asked.notice} is down"


def _list(session: Session, _asked: Namespace, _parts: ContentParts) -> str:
    off = [
        f"off: {each.scope} {each.target} (since {_local(each.since)}, {each.by}: {each.reason})"
        for each in repository.switches(session)
    ]
    up = [f"notice {each.id}: {each.text_da} / {each.text_en}" for each in repository.notices(session)]
    return "\n".join([*off, *up]) or "all is on, no notices"


def _audit(session: Session, _asked: Namespace, _parts: ContentParts) -> str:
    rows = repository.audits(session, LATEST)
    return "\n".join(
        f"{_local(each.at)}  {each.did} {each.scope} {each.target}  {each.by}: {each.reason}" for each in rows
    )


def _local(moment: dt.datetime) -> str:
    return f"{local(moment):%Y-%m-%d %H:%M}"


COMMANDS: dict[str, Callable[[Session, Namespace, ContentParts], str]] = {
    "off": _off,
    "on": _on,
    "notice": _notice,
    "withdraw": _withdraw,
    "list": _list,
    "audit": _audit,
}
