"""What is sent is held against what was suggested: kept where it differs, counted where it does not."""

import uuid
from dataclasses import replace

from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from api.copilot.commands import run
from api.privacy.retention import Retention
from backend.db import sessions
from tests.api.copilot.conftest import DEADLINE, PRICE, PRICE_DA, Helped, deletion_of, desk_app
from tests.api.desk.conftest import DeskClient
from tests.api.handover.world import AGENT

ASKED = "Hvad koster aktindsigt? Mit nummer er 010190-1234"
MASKED = "Hvad koster aktindsigt? Mit nummer er ******-****"


def told(helped: Helped, *words: str) -> str:
    lines: list[str] = []
    assert run(words, sessions(helped.outside.conversations), lines.append) == 0
    return "\n".join(lines)


def test_what_is_sent_instead_is_kept_masked(on_each_store: Helped) -> None:
    citizen = on_each_store.citizen(ASKED)
    on_each_store.suggested(citizen)
    on_each_store.sends(citizen, "Det er gratis, 010190-1234")
    (kept,) = on_each_store.rows("corrections")
    assert (kept["asked"], kept["sent"], kept["language"]) == (MASKED, "Det er gratis, ******-****", "da")
    assert kept["at"]
    assert citizen.id not in map(str, kept.values())
    assert on_each_store.rows("accepted_suggestions") == []
    listed = told(on_each_store, "corrections")
    assert f"da  {PRICE.key}\n  asked: {MASKED}\n  sent:  Det er gratis, ******-****" in listed
    assert told(on_each_store, "accepted") == "none was sent unchanged"


def test_what_is_sent_as_it_was_suggested_is_only_counted(on_each_store: Helped) -> None:
    for _ in range(2):
        citizen = on_each_store.citizen(ASKED)
        on_each_store.sends(citizen, "Et øjeblik")
        (suggestion,) = on_each_store.suggested(citizen)
        on_each_store.sends(citizen, "Hej, jeg ser på det")
        on_each_store.sends(citizen, suggestion["text_citizen"])
        on_each_store.sends(citizen, "Hav en god dag")
    assert on_each_store.rows("corrections") == []
    assert on_each_store.rows("accepted_suggestions") == [{"key": PRICE.key, "language": "da", "times": 2}]
    assert told(on_each_store, "accepted") == f"     2  da  {PRICE.key}"
    assert told(on_each_store, "corrections") == "no corrections"


def test_both_of_two_that_were_sent_unchanged_are_counted_each_once(helped: Helped) -> None:
    helped.bot.says = [(PRICE, DEADLINE)]
    citizen = helped.citizen(ASKED)
    for suggestion in helped.suggested(citizen):
        client_id = str(uuid.uuid4())
        helped.sends(citizen, suggestion["text_citizen"], client_id)
        helped.sends(citizen, suggestion["text_citizen"], client_id)
        helped.suggested(citizen)
    assert {row["key"]: row["times"] for row in helped.rows("accepted_suggestions")} == {PRICE.key: 1, DEADLINE.key: 1}


def test_the_same_message_sent_again_is_kept_once(helped: Helped) -> None:
    citizen = helped.citizen(ASKED)
    helped.suggested(citizen)
    client_id = str(uuid.uuid4())
    helped.sends(citizen, "Det er gratis", client_id)
    helped.sends(citizen, "Det er gratis", client_id)
    assert len(helped.rows("corrections")) == 1


def test_where_nothing_was_suggested_nothing_is_kept(helped: Helped) -> None:
    citizen = helped.citizen(ASKED)
    helped.sends(citizen, "Det er gratis")
    helped.suggested(citizen)
    helped.says(citizen, "Tak")
    helped.sends(citizen, "Selv tak")
    assert helped.rows("corrections") == []
    assert len(helped.rows("suggestions")) == 1


def test_a_suggestion_of_another_gateway_is_known_here_however_it_is_set(helped: Helped) -> None:
    citizen = helped.citizen(ASKED)
    helped.suggested(citizen)
    another = replace(helped, desk=DeskClient(TestClient(desk_app(helped.outside))))
    another.sends(citizen, f"  {' '.join(PRICE_DA.split())}\n")
    assert [row["times"] for row in helped.rows("accepted_suggestions")] == [1]


async def test_what_has_rested_long_enough_goes_with_its_corrections(helped: Helped) -> None:
    citizen = helped.citizen(ASKED)
    helped.suggested(citizen)
    helped.sends(citizen, "Det er gratis")
    closed = {"reason": "solved", "to": "closed"}
    assert helped.desk(AGENT, "POST", f"/conversations/{citizen.id}/finish", json=closed).status_code == 204
    kept = Retention(deletion_of(helped.outside), helped.outside.clock.now, days=1)
    assert await kept.run() == 0
    assert len(helped.rows("corrections")) == 1
    assert await replace(kept, days=-1).run() == 1
    assert helped.rows("corrections") == helped.rows("suggestions") == []


def test_a_deleted_conversation_takes_its_corrections_along(on_each_store: Helped) -> None:
    citizen, other = on_each_store.citizen(ASKED), on_each_store.citizen("Hvad koster det?")
    for each in (citizen, other):
        on_each_store.suggested(each)
        on_each_store.sends(each, "Det er gratis")
    assert citizen.call("DELETE", "").status_code == 200
    assert [row["asked"] for row in on_each_store.rows("corrections")] == ["Hvad koster det?"]
    assert len(on_each_store.rows("suggestions")) == 1


def test_a_correction_that_cannot_be_kept_does_not_touch_the_message(helped: Helped) -> None:
    citizen = helped.citizen(ASKED)
    helped.suggested(citizen)
    with Session(helped.outside.conversations) as session, session.begin():
        session.connection().exec_driver_sql("DROP TABLE corrections")
    helped.sends(citizen, "Det er gratis")
    assert citizen.messages()[-1]["text"] == "Det er gratis"


def test_a_store_that_cannot_be_read_is_told(helped: Helped) -> None:
    with Session(helped.outside.conversations) as session, session.begin():
        session.connection().exec_driver_sql("DROP TABLE corrections")
    lines: list[str] = []
    assert run(["corrections"], sessions(helped.outside.conversations), lines.append) == 2
    assert "cannot be read" in lines[0]
