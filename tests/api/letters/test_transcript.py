"""A citizen takes the whole conversation along: as text, as a page to print, or by mail."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import httpx
import pytest

from backend.facts.fact import Source, Told
from backend.facts.values import Phone, same
from replies import reply
from tests.api.letters.conftest import Open, eventually
from tests.api.letters.smtp_server import Mailroom
from tests.api.letters.test_leaving import refused
from tests.api.letters.test_outbox import mails
from tests.api.running import FakeBot, Running
from tests.talk import Talk


@pytest.fixture
def mailing(open_desk: Open, with_mail: dict[str, Any]) -> Running:
    return open_desk(**with_mail)


@pytest.fixture
def talk(mailing: Running) -> Iterator[Talk]:
    with Talk(mailing.address, "da") as talk:
        yield talk


class Languages(HTMLParser):
    """The words of a page under the language that they are marked with."""

    EMPTY = frozenset({"meta", "br", "link"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self._stack: list[str] = [""]
        self.tags: set[str] = set()
        self.words: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in self.EMPTY:
            self._stack.append(dict(attrs).get("lang") or self._stack[-1])

    def handle_endtag(self, tag: str) -> None:
        self._stack.pop()

    def handle_data(self, data: str) -> None:
        self.words[self._stack[-1]] = self.words.get(self._stack[-1], "") + data


def fetched(talk: Talk, **how: str) -> httpx.Response:
    return talk.http.get(f"{talk.path}/transcript", params=how)


def mailed(talk: Talk, address: str = "citizen@example.org") -> httpx.Response:
    return talk.http.post(f"{talk.path}/transcript/mail", json={"address": address})


def test_the_text_holds_all_that_was_said_by_whom_and_when(citizen: Talk) -> None:
    citizen.say("Hvad koster et pas?")
    got = fetched(citizen)
    assert got.headers["content-type"] == "text/plain; charset=utf-8"
    assert got.headers["content-disposition"] == 'attachment; filename="samtale-2026-11-24.txt"'
    assert "no-store" in got.headers["cache-control"]
    lines = got.text.splitlines()
    assert lines[0] == "Din samtale med Borgerservice og Biblioteker i Aarhus"
    assert "Dig, 24. november 2026 kl. 11.00" in lines
    assert lines.index("Hvad koster et pas?") == lines.index("Dig, 24. november 2026 kl. 11.00") + 1
    assert got.text.count("Maskinen, ") == 2


def test_in_another_language_it_is_told_anew_and_says_so(citizen: Talk) -> None:
    citizen.say("Hej")
    got = fetched(citizen, language="en")
    assert got.headers["content-language"] == "en"
    assert "The machine, 24 November 2026 at 11:00 (in another language than first told)" in got.text
    assert "You, 24 November 2026 at 11:00\nHej" in got.text


def test_unless_another_language_is_asked_for_it_stands_as_it_was_first_told(citizen: Talk) -> None:
    citizen.say("Hej")
    citizen.switch(language="en", form="easy")
    got = fetched(citizen)
    assert got.headers["content-language"] == "en"
    assert "Hej. Jeg er en maskine, der svarer" in got.text
    assert "first told" not in got.text


def test_the_page_marks_each_language_and_runs_nothing(citizen: Talk) -> None:
    citizen.say("Hej, jeg hedder <script>alert(1)</script>")
    got = fetched(citizen, format="html", language="en")
    page = Languages(got.text)
    assert "script" not in page.tags
    assert "alert(1)" in page.words["da"]
    assert "I am a machine" in page.words["en"]
    policy = got.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "sha256-" in policy
    assert "script-src" not in policy


def test_sources_and_cards_stand_in_both(citizen: Talk, bot: FakeBot) -> None:
    source = Source(title=same("Borgerservice"), url="https://aarhus.dk/borgerservice", read_on="2026-11-02")
    phone = Told(value=Phone(number="89402222"), standing="current", source=source)
    bot.says = [(reply("complaint.how", {"phone": phone}),)]
    citizen.say("Jeg vil klage")
    assert "Telefon: 89 40 22 22" in fetched(citizen).text
    assert "Kilde: Borgerservice: https://aarhus.dk/borgerservice (læst 2. november 2026)" in fetched(citizen).text
    page = fetched(citizen, format="html").text
    assert '<a href="tel:+4589402222" rel="noopener">89 40 22 22</a>' in page
    assert '<a href="https://aarhus.dk/borgerservice" rel="noopener">Borgerservice</a>' in page
    assert "(læst 2. november 2026)" in page


def test_a_long_conversation_is_there_whole(gateway: Running) -> None:
    with Talk(gateway.address, "da") as talk:
        for number in range(105):
            assert talk.send(f"besked nummer {number}").is_success
        eventually(lambda: talk.http.get(f"{talk.path}/messages", params={"after": 200}).json()["messages"] != [], 30)
        eventually(lambda: fetched(talk).text.count("Maskinen, ") == 106, 30)
        assert "besked nummer 0\n" in fetched(talk).text
        assert "besked nummer 104\n" in fetched(talk).text


def test_only_whoever_has_the_token_gets_it(citizen: Talk, other_citizen: Talk) -> None:
    assert refused(other_citizen.http.get(f"{citizen.path}/transcript")) == (401, "token_wrong")
    response = other_citizen.http.post(f"{citizen.path}/transcript/mail", json={"address": "a@example.org"})
    assert refused(response) == (401, "token_wrong")


def test_it_is_mailed_whole_to_the_address_given_which_is_then_forgotten(
    mailing: Running, talk: Talk, room: Mailroom
) -> None:
    talk.say("Hvad koster et pas?")
    assert mailed(talk).status_code == httpx.codes.ACCEPTED
    eventually(lambda: len(room.got) == 1 and mails(mailing) == [])
    sender, recipients, _ = room.got[0]
    assert (sender, recipients) == ("borgerchat@example.org", ["citizen@example.org"])
    mail = room.mails[0]
    text, page = (part.get_content() for part in mail.iter_parts())  # type: ignore[union-attr]
    assert "Hvad koster et pas?" in text
    assert "Hvad koster et pas?" in page
    assert mail["Auto-Submitted"] == "auto-generated"
    eventually(lambda: "ikke gemt adressen" in talk.read_again()[-1]["text"])


def test_not_even_the_files_hold_the_address_afterwards(
    mailing: Running, talk: Talk, room: Mailroom, tmp_path: Path
) -> None:
    mailed(talk, "xyzzyplugh@example.org")
    eventually(lambda: len(room.got) == 1 and mails(mailing) == [])
    eventually(lambda: not any(b"xyzzyplugh" in file.read_bytes() for file in tmp_path.glob("*.db*")))


def test_an_address_that_refuses_is_told_and_forgotten(mailing: Running, talk: Talk, room: Mailroom) -> None:
    room.recipients_say = "550 no such user"
    mailed(talk)
    eventually(lambda: "kunne ikke sendes" in talk.read_again()[-1]["text"])
    assert mails(mailing) == []


def test_it_is_not_mailed_again_and_again(talk: Talk) -> None:
    assert [mailed(talk).status_code for _ in range(3)] == [202, 202, 202]
    assert refused(mailed(talk)) == (429, "too_many_transcripts")


def test_nobody_is_sent_many_by_many_conversations(mailing: Running) -> None:
    answers = []
    for _ in range(4):
        with Talk(mailing.address, "da") as talk:
            answers.append(mailed(talk, "Neighbour@example.org").status_code)
    assert answers == [202, 202, 202, 429]


def test_an_address_that_is_none_is_refused(talk: Talk) -> None:
    assert refused(mailed(talk, "citizen@")) == (422, "mail_address_wrong")


def test_a_mail_that_would_never_leave_is_refused_at_once(gateway: Running, citizen: Talk) -> None:
    assert refused(mailed(citizen)) == (503, "mail_not_set_up")
    assert mails(gateway) == []


def test_a_conversation_deleted_meanwhile_sends_no_mail(open_desk: Open, room: Mailroom) -> None:
    gateway = open_desk(smtp_host="127.0.0.1", smtp_port=9, smtp_security="none", mail_first_pause_seconds=60)
    with Talk(gateway.address, "da") as talk:
        mailed(talk)
        eventually(lambda: [mail["why"] is not None for mail in mails(gateway)] == [True])
        talk.http.delete(talk.path)
        assert mails(gateway) == []
