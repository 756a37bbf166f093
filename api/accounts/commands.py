"""Accounts on the command line: what is asked, and what is answered. No password is ever an argument."""

import datetime as dt
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pydantic import ValidationError
from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlalchemy.orm import Session, sessionmaker

from api.accounts import repository, service
from api.accounts.agent import LANGUAGES, QUEUES, ROLES
from api.accounts.models import Account
from api.accounts.passwords import Passwords, WeakPasswordError, generated, refuse_weak
from api.accounts.schemas import AccountWanted, Rights
from backend.clock import local

Say = Callable[[str], None]


class NoSuchAccountError(ValueError):
    """No account has this name."""


@dataclass(frozen=True)
class Office:
    """`ask` gives a password that somebody types, or that is piped in."""

    sessions: sessionmaker[Session]
    now: Callable[[], dt.datetime]
    passwords: Passwords
    ask: Callable[[], str]


def run(arguments: Sequence[str], office: Office, say: Say) -> int:
    """Do what is asked; 0 when done, 2 when it could not be, with the reason said."""
    asked = parser().parse_args(arguments)
    try:
        word = _word(asked, office)  # before the store is held: somebody may type for long
        with office.sessions.begin() as session:
            done: str = COMMANDS[asked.command](session, asked, office)
    except ValidationError as problem:
        say("\n".join(f"{'.'.join(map(str, error['loc']))}: {error['msg']}" for error in problem.errors()))
        return 2
    except (NoSuchAccountError, service.NameTakenError, WeakPasswordError) as problem:
        say(str(problem))
        return 2
    except (OperationalError, ProgrammingError):
        say("The conversations store cannot be read: start the gateway once (make run), or check its address.")
        return 2
    say(f"{done}\npassword, shown this once: {word}" if word and asked.generate else done)
    return 0


def parser() -> ArgumentParser:
    reader = ArgumentParser(prog="python -m api.accounts", description="Accounts of those who sit at the desk.")
    commands = reader.add_subparsers(dest="command", required=True)
    create = _password(_rights(_name(commands.add_parser("create", help="make an account, and give it a password"))))
    create.add_argument("--shown", required=True, help="the name that citizens and colleagues see")
    _rights(_name(commands.add_parser("roles", help="give it these roles, queues and languages instead")))
    _password(_name(commands.add_parser("set-password", help="and end its sessions")))
    _name(commands.add_parser("disable", help="let it in no more, and end its sessions"))
    _name(commands.add_parser("enable", help="let it in again"))
    _name(commands.add_parser("revoke-sessions", help="whoever uses it must sign in again"))
    commands.add_parser("list", help="all accounts")
    readings = commands.add_parser("readings", help="who read a past conversation, the newest first")
    readings.add_argument("conversation")
    return reader


def _name(command: ArgumentParser) -> ArgumentParser:
    command.add_argument("name", help="what is written to sign in: small letters, digits, dots and dashes")
    return command


def _rights(command: ArgumentParser) -> ArgumentParser:
    command.add_argument("--role", action="append", required=True, choices=ROLES)
    command.add_argument("--queue", action="append", default=[], choices=QUEUES)
    command.add_argument("--language", action="append", choices=LANGUAGES)
    return command


def _password(command: ArgumentParser) -> ArgumentParser:
    command.add_argument("--generate", action="store_true", help="make a password, and print it once")
    return command


def _create(session: Session, asked: Namespace, office: Office) -> str:
    wanted = AccountWanted(name=asked.name, display_name=asked.shown, rights=_rights_asked(asked))
    return f"made: {_line(service.create(session, wanted, asked.password_hash, office.now()))}"


def _roles(session: Session, asked: Namespace, _office: Office) -> str:
    account = _account(session, asked)
    service.give(account, _rights_asked(asked))
    return f"changed: {_line(account)}"


def _set_password(session: Session, asked: Namespace, office: Office) -> str:
    account = _account(session, asked)
    service.set_password(session, account, asked.password_hash, office.now())
    return f"changed: {account.name}"


def _disable(session: Session, asked: Namespace, office: Office) -> str:
    account = _account(session, asked)
    service.disable(session, account, office.now())
    return f"disabled: {account.name}"


def _enable(session: Session, asked: Namespace, _office: Office) -> str:
    account = _account(session, asked)
    account.disabled_at = None
    return f"enabled: {account.name}"


def _revoke(session: Session, asked: Namespace, office: Office) -> str:
    account = _account(session, asked)
    return f"sessions ended: {service.revoke_sessions(session, account.id, office.now())}"


def _list(session: Session, _asked: Namespace, _office: Office) -> str:
    return "\n".join(map(_line, repository.accounts(session))) or "no accounts yet"


def _readings(session: Session, asked: Namespace, _office: Office) -> str:
    rows = repository.readings(session, asked.conversation)
    return "\n".join(f"{local(row.at):%Y-%m-%d %H:%M}  {who.name}" for row, who in rows) or "nobody has read it"


def _account(session: Session, asked: Namespace) -> Account:
    account = repository.account_named(session, asked.name)
    if account is None:
        raise NoSuchAccountError(f"there is no account {asked.name}")
    return account


def _rights_asked(asked: Namespace) -> Rights:
    return Rights(roles=asked.role, queues=asked.queue, languages=asked.language or ["da"])


def _word(asked: Namespace, office: Office) -> str | None:
    """The password of a command that gives one; its hash joins what is asked."""
    if "generate" not in asked:
        return None
    word = generated() if asked.generate else office.ask()
    refuse_weak(word, asked.name)
    asked.password_hash = office.passwords.hash(word)
    return word


def _line(account: Account) -> str:
    rights = (account.roles, account.queues, account.languages)
    told = "  ".join(",".join(each) or "-" for each in rights)
    way = "password" if account.password_hash else "provider" if account.issuer else "no way in"
    return f"{account.name}  {account.display_name}  {told}  {'disabled' if account.disabled_at else way}"


COMMANDS: dict[str, Callable[[Session, Namespace, Office], str]] = {
    "create": _create,
    "roles": _roles,
    "set-password": _set_password,
    "disable": _disable,
    "enable": _enable,
    "revoke-sessions": _revoke,
    "list": _list,
    "readings": _readings,
}
