"""What nobody expected is told kindly and logged without a word of what was written."""

import pytest

from api.conversations.service import Conversations
from api.rendering.catalogue import Texts
from tests.api.conversations.test_posting import keys
from tests.api.delivery.test_without_loss import eventually
from tests.api.running import HELLO, FakeBot
from tests.talk import Talk

SECRET = "et ganske særligt ord"


def test_an_unforeseen_fault_shows_and_logs_no_words(
    citizen: Talk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr(Conversations, "read", fail)
    response = citizen.http.get(f"{citizen.path}/messages")
    assert (response.status_code, response.json()["error"]["code"]) == (500, "internal")
    eventually(lambda: "unexpected" in capsys.readouterr().out)
    monkeypatch.undo()
    out, err = capsys.readouterr()
    assert SECRET not in response.text + out + err


def test_an_answer_without_words_is_told_as_a_failure(citizen: Talk, bot: FakeBot) -> None:
    bot.says = [(HELLO.model_copy(update={"key": "no_such.answer"}),)]
    assert keys(citizen.say("Hej")) == ["gateway.failed"]


def test_an_answer_that_cannot_be_said_is_not_tried_for_ever(
    citizen: Talk, monkeypatch: pytest.MonkeyPatch, bot: FakeBot
) -> None:
    entry = Texts.entry

    def fail(self: Texts, key: str, language: str) -> object:
        if key == HELLO.key:
            raise ValueError(SECRET)
        return entry(self, key, language)  # type: ignore[arg-type]

    monkeypatch.setattr(Texts, "entry", fail)
    citizen.send("Hej")
    eventually(lambda: "gateway.failed" in keys(citizen.read_again()), 20)
    assert len(bot.asked) == 3
