"""Accounts on the command line: made, changed and ended, and no password told but one that was generated, once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine

from api.accounts import repository
from api.accounts.commands import Office, run
from api.accounts.models import Account
from api.accounts.parts import AccountParts
from api.accounts.service import note_reading
from api.accounts.sessions import agent_of, open_session
from tests.api.accounts.conftest import Hands, Watched
from tests.desk import password

MAKE = ("create", "desk-one", "--shown", "Desk one", "--role", "agent", "--queue", "library")


class Terminal:
    """Runs commands, types `typed` when it is asked for a password, and keeps what was said."""

    def __init__(self, parts: AccountParts, passwords: Watched) -> None:
        self.typed = password()
        self.asked = 0
        self.said = ""
        self.parts = parts
        self.office = Office(parts.sessions, parts.now, passwords, self._type)

    def _type(self) -> str:
        self.asked += 1
        return self.typed

    def __call__(self, *words: str) -> int:
        lines: list[str] = []
        code = run(words, self.office, lines.append)
        self.said = "\n".join(lines)
        return code

    def account(self, name: str = "desk-one") -> Account:
        with self.parts.sessions() as session:
            account = repository.account_named(session, name)
            assert account
            return account

    def opens(self, word: str) -> bool:
        return self.office.passwords.match(self.account().password_hash, word)


@pytest.fixture
def terminal(parts: AccountParts, watched: Watched) -> Terminal:
    return Terminal(parts, watched)


def test_an_account_with_a_typed_password_which_is_not_told_again(terminal: Terminal) -> None:
    assert terminal(*MAKE) == 0
    assert terminal.opens(terminal.typed)
    assert terminal.typed not in terminal.said
    assert terminal("list") == 0
    assert terminal.said == "desk-one  Desk one  agent  library  da  password"


def test_a_generated_password_is_told_once(terminal: Terminal) -> None:
    assert terminal(*MAKE, "--generate") == 0
    assert terminal.asked == 0
    word = terminal.said.rsplit(": ", 1)[1]
    assert terminal.opens(word)
    terminal("list")
    assert word not in terminal.said


def test_no_two_generated_ones_are_alike(terminal: Terminal) -> None:
    terminal(*MAKE, "--generate")
    first = terminal.said.rsplit(": ", 1)[1]
    terminal("set-password", "desk-one", "--generate")
    assert terminal.said.rsplit(": ", 1)[1] != first
    assert not terminal.opens(first)


@pytest.mark.parametrize("command", ["create", "set-password"])
def test_a_password_is_no_argument(terminal: Terminal, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        terminal(command, *MAKE[1:], "--password", "anything-at-all")
    assert "--password" in capsys.readouterr().err


def test_a_weak_password_makes_no_account(terminal: Terminal) -> None:
    terminal.typed = "short"
    assert terminal(*MAKE) == 2
    assert "characters" in terminal.said
    terminal("list")
    assert terminal.said == "no accounts yet"


def test_other_roles_queues_and_languages(terminal: Terminal) -> None:
    terminal(*MAKE, "--language", "da", "--language", "en")
    assert terminal.account().languages == ["da", "en"]
    assert terminal("roles", "desk-one", "--role", "lead", "--role", "editor", "--queue", "archive") == 0
    account = terminal.account()
    assert (account.roles, account.queues, account.languages) == (["editor", "lead"], ["archive"], ["da"])


def test_disabled_and_let_in_again(terminal: Terminal) -> None:
    terminal(*MAKE)
    assert terminal("disable", "desk-one") == 0
    assert terminal.account().disabled_at
    terminal("list")
    assert terminal.said.endswith("disabled")
    assert terminal("enable", "desk-one") == 0
    assert terminal.account().disabled_at is None


@pytest.mark.parametrize("command", ["revoke-sessions", "disable", "set-password"])
def test_what_ends_the_sessions(terminal: Terminal, parts: AccountParts, command: str) -> None:
    terminal(*MAKE)
    with parts.sessions.begin() as session:
        token = open_session(session, terminal.account(), parts.now(), parts.lifetime).token
    assert parts.who_has(token)
    assert terminal(command, "desk-one") == 0
    assert parts.who_has(token) is None


def test_who_read_a_past_conversation(terminal: Terminal, parts: AccountParts, hands: Hands) -> None:
    terminal(*MAKE)
    with parts.sessions.begin() as session:
        note_reading(session, agent_of(terminal.account(), "s1"), "c1", hands.now())
    assert terminal("readings", "c1") == 0
    assert terminal.said == "2026-11-24 11:00  desk-one"
    assert terminal("readings", "c2") == 0
    assert terminal.said == "nobody has read it"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (MAKE, "already"),
        (("create", "Desk One", *MAKE[2:]), "name"),
        (("create", "desk-two", "--shown", "<b>", *MAKE[4:]), "display_name"),
        (("create", "desk-two", "--shown", "Desk two", "--role", "agent"), "at least one queue"),
        (("roles", "desk-one", "--role", "lead"), "at least one queue"),
        (("roles", "nobody", "--role", "admin"), "no account nobody"),
        (("disable", "nobody"), "no account nobody"),
        (("set-password", "nobody"), "no account nobody"),
        (("revoke-sessions", "nobody"), "no account nobody"),
    ],
)
def test_what_cannot_be_done_is_said(terminal: Terminal, words: tuple[str, ...], said: str) -> None:
    assert terminal(*MAKE) == 0
    assert terminal(*words) == 2
    assert said in terminal.said
    terminal("list")
    assert terminal.said == "desk-one  Desk one  agent  library  da  password"


def test_a_role_that_is_none_is_refused(terminal: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        terminal("create", "desk-one", "--shown", "Desk one", "--role", "king")
    assert "king" in capsys.readouterr().err


def test_a_password_is_piped_in(store: Engine, terminal: Terminal) -> None:
    url = store.url.render_as_string(hide_password=False)
    done = subprocess.run(
        [sys.executable, "-m", "api.accounts", *MAKE],
        input=f"{terminal.typed}\n",
        env={**os.environ, "CONVERSATIONS_DATABASE_URL": url},
        cwd=Path(__file__).resolve().parents[3],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "made: desk-one  Desk one  agent  library  da  password\n"
    assert terminal.opens(terminal.typed)


def test_a_store_without_tables_is_said_in_words(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "api.accounts", "list"],
        env={**os.environ, "CONVERSATIONS_DATABASE_URL": f"sqlite:///{tmp_path}/empty.db"},
        cwd=Path(__file__).resolve().parents[3],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 2
    assert "make run" in done.stdout
