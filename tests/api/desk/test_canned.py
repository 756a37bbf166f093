"""Ready answers: in both languages, with the same holes, and no facts that grow old unseen."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from api.desk.canned import CannedReplies
from api.settings import DATA
from tests.api.desk.conftest import DeskClient
from tests.api.handover.world import AGENT

FILE = DATA / "handover" / "canned.yml"
REPLIES = CannedReplies.load(FILE)
HOLE = re.compile(r"\{(\w+)\}")
SAME = {"name": "navn", "date": "dato"}


def test_both_languages_have_the_same_holes() -> None:
    for danish, english in zip(REPLIES.of("da"), REPLIES.of("en"), strict=True):
        assert HOLE.findall(danish.text) == [SAME.get(hole, hole) for hole in HOLE.findall(english.text)], danish.key


def test_no_ready_answer_holds_a_number_or_an_address() -> None:
    told = [part for reply in (*REPLIES.of("da"), *REPLIES.of("en")) for part in (reply.title, reply.text)]
    assert [part for part in told if re.search(r"\d|@|www", part)] == []


def test_a_ready_answer_in_one_language_only_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "canned.yml").write_text("hello:\n  title: {da: Hej}\n  text: {da: Hej, en: Hello}\n", "utf8")
    with pytest.raises(ValidationError):
        CannedReplies.load(tmp_path / "canned.yml")


def test_the_desk_gets_them_in_the_citizens_language(desk: DeskClient) -> None:
    got = desk(AGENT, "GET", "/canned", params={"language": "en"}).json()
    assert got[0] == {
        "key": "hello",
        "title": "Hello",
        "text": "Hello, you are writing with {name} from {queue}. I am just reading what you wrote.",
    }
