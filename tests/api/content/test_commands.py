"""The switch on the command line."""

from dataclasses import replace
from pathlib import Path

import pytest

from api.content.access import ContentParts
from api.content.commands import run
from api.content.service import blocked
from backend.db import engine_for, sessions

WHO = ("--by", "duty editor", "--reason", "the fee is wrong")


class Terminal:
    """Runs commands and keeps what they said."""

    def __init__(self, parts: ContentParts) -> None:
        self.parts = parts
        self.said = ""

    def __call__(self, *words: str) -> int:
        lines: list[str] = []
        code = run(words, self.parts, lines.append)
        self.said = "\n".join(lines)
        return code


@pytest.fixture
def terminal(parts: ContentParts) -> Terminal:
    return Terminal(parts)


def test_a_topic_off_listed_and_on_again(terminal: Terminal, parts: ContentParts) -> None:
    assert terminal("off", "--topic", "greet", "--text-da", "Ikke nu.", "--text-en", "Not now.", *WHO) == 0
    assert "da: Ikke nu." in terminal.said
    with parts.sessions() as session:
        assert blocked(session, "greet.hello", "en") == "Not now."
    assert terminal("list") == 0
    assert terminal.said == "off: topic greet (since 2026-11-24 11:00, duty editor: the fee is wrong)"
    assert terminal("on", "--topic", "greet", *WHO) == 0
    assert terminal("list") == 0
    assert terminal.said == "all is on, no notices"


def test_the_whole_bot_and_one_answer(terminal: Terminal) -> None:
    assert terminal("off", "--bot", *WHO) == 0
    assert terminal("off", "--answer", "greet.hello", *WHO) == 0
    terminal("list")
    assert "off: bot bot" in terminal.said
    assert "off: answer greet.hello" in terminal.said


def test_a_notice_up_and_withdrawn(terminal: Terminal) -> None:
    assert terminal("notice", "--text-da", "Lukket", "--text-en", "Closed", *WHO) == 0
    assert terminal.said == "notice 1 is up"
    terminal("list")
    assert terminal.said == "notice 1: Lukket / Closed"
    assert terminal("withdraw", "1", *WHO) == 0


def test_the_audit_tells_who_and_why(terminal: Terminal) -> None:
    terminal("off", "--topic", "greet", *WHO)
    terminal("audit")
    assert terminal.said == "2026-11-24 11:00  off topic greet  duty editor: the fee is wrong"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("off", "--topic", "gret", *WHO), "did you mean greet"),
        (("on", "--topic", "greet", *WHO), "greet is not off"),
        (("withdraw", "7", *WHO), "no notice 7"),
        (("off", "--topic", "greet", "--text-da", "Kun dansk", *WHO), "both languages"),
        (("off", "--topic", "greet", "--by", "a@b.dk", "--reason", "the fee is wrong"), "by: "),
    ],
)
def test_what_cannot_be_done_is_said(words: tuple[str, ...], said: str, terminal: Terminal) -> None:
    assert terminal(*words) == 2
    assert said in terminal.said


def test_who_and_why_are_asked_for(terminal: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        terminal("off", "--topic", "greet")
    assert "--by, --reason" in capsys.readouterr().err


def test_a_store_without_tables_is_said_in_words(parts: ContentParts, tmp_path: Path) -> None:
    engine = engine_for(f"sqlite:///{tmp_path}/empty.db")
    terminal = Terminal(replace(parts, sessions=sessions(engine)))
    assert terminal("list") == 2
    assert "make run" in terminal.said
    engine.dispose()
