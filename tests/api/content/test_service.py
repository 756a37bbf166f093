"""What is off is not said; what is on again is; each change is kept with its words and its reason."""

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError
from sqlalchemy.orm import Session

from api.content import repository
from api.content.schemas import By, NoticeWanted, TurnOff, TurnOn
from api.content.service import (
    NotThereError,
    admitted,
    blocked,
    bot_off,
    bot_off_reply,
    notices,
    put_up,
    take_down,
    turn_off,
    turn_on,
)
from api.content.target import TargetError
from api.rendering.catalogue import Texts
from api.rendering.render import render
from replies import reply

NOW = dt.datetime(2026, 11, 24, 11, tzinfo=dt.UTC)
WHO: dict[str, Any] = {"by": "duty editor", "reason": "the fee is wrong"}
HELLO = TurnOff(scope="answer", name="greet.hello", text_da="Ingen hilsen.", text_en="No greeting.", **WHO)
GREET = TurnOff(scope="topic", name="greet", text_da="Ikke nu.", text_en="Not now.", **WHO)
BOT = TurnOff(scope="bot", text_da="Lukket.", text_en="Closed.", **WHO)


def test_nothing_is_off_at_first(session: Session) -> None:
    assert blocked(session, "greet.hello", "da") is None
    assert bot_off(session) is None
    assert list(notices(session)) == []


def test_a_topic_that_is_off_blocks_its_answers_in_both_languages(session: Session, texts: Texts) -> None:
    turn_off(session, GREET, texts, NOW)
    assert blocked(session, "greet.hello", "da") == "Ikke nu."
    assert blocked(session, "greet.hello", "en") == "Not now."
    assert blocked(session, "goodbye.bye", "da") is None


def test_an_answer_that_is_off_leaves_its_topics_others_on(session: Session, texts: Texts) -> None:
    turn_off(session, TurnOff(scope="answer", name="simplify.on", **WHO), texts, NOW)
    assert blocked(session, "simplify.on", "da")
    assert blocked(session, "simplify.off", "da") is None


def test_the_answers_own_words_come_before_its_topics(session: Session, texts: Texts) -> None:
    turn_off(session, GREET, texts, NOW)
    turn_off(session, HELLO, texts, NOW)
    assert blocked(session, "greet.hello", "da") == "Ingen hilsen."


def test_a_blocked_reply_is_replaced_by_the_operators_words(session: Session, texts: Texts) -> None:
    turn_off(session, GREET, texts, NOW)
    instead, other = admitted(session, [reply("greet.hello"), reply("goodbye.bye")])
    assert other == reply("goodbye.bye")
    assert render(texts, instead, "da").text == "Ikke nu."
    assert render(texts, instead, "en").text == "Not now."


def test_the_same_words_are_said_once(session: Session, texts: Texts) -> None:
    turn_off(session, GREET, texts, NOW)
    assert len(admitted(session, [reply("greet.hello"), reply("greet.again")])) == 1


def test_the_whole_bot_off(session: Session, texts: Texts) -> None:
    turn_off(session, BOT, texts, NOW)
    off = bot_off_reply(session)
    assert off is not None
    assert render(texts, off, "en").text == "Closed."


def test_usual_words_are_said_where_none_are_given(session: Session, texts: Texts) -> None:
    turn_off(session, TurnOff(scope="topic", name="greet", **WHO), texts, NOW)
    danish, english = (blocked(session, "greet.hello", language) for language in ("da", "en"))
    assert danish
    assert english
    assert danish != english


def test_new_words_replace_the_old(session: Session, texts: Texts) -> None:
    turn_off(session, GREET, texts, NOW)
    turn_off(session, GREET.model_copy(update={"text_da": "Stadig ikke."}), texts, NOW)
    assert blocked(session, "greet.hello", "da") == "Stadig ikke."
    assert len(repository.switches(session)) == 1


def test_on_again(session: Session, texts: Texts) -> None:
    turn_off(session, GREET, texts, NOW)
    turn_on(session, TurnOn(scope="topic", name="greet", **WHO), NOW)
    assert blocked(session, "greet.hello", "da") is None


def test_what_is_not_off_cannot_be_turned_on(session: Session) -> None:
    with pytest.raises(NotThereError, match="greet is not off"):
        turn_on(session, TurnOn(scope="topic", name="greet", **WHO), NOW)


def test_a_misspelt_topic_is_answered_with_what_may_be_meant(session: Session, texts: Texts) -> None:
    with pytest.raises(TargetError, match="did you mean greet"):
        turn_off(session, TurnOff(scope="topic", name="gret", **WHO), texts, NOW)


@pytest.mark.parametrize(("scope", "name"), [("topic", "gateway"), ("answer", "gateway.bot_off"), ("topic", None)])
def test_the_gateways_own_words_cannot_be_turned_off(
    scope: Any, name: str | None, session: Session, texts: Texts
) -> None:
    with pytest.raises(TargetError):
        turn_off(session, TurnOff(scope=scope, name=name, **WHO), texts, NOW)


def test_crisis_can_only_be_turned_off_with_words_that_say_whom_to_call(session: Session, texts: Texts) -> None:
    crisis = TurnOff(scope="topic", name="crisis", **WHO)
    with pytest.raises(TargetError, match="whom to call"):
        turn_off(session, crisis, texts, NOW)
    turn_off(session, crisis.model_copy(update={"text_da": "Ring 112.", "text_en": "Call 112."}), texts, NOW)
    assert blocked(session, "crisis.now", "en") == "Call 112."


def test_notices_are_the_newest_first_and_can_be_taken_down(session: Session) -> None:
    first = put_up(session, NoticeWanted(text_da="Et", text_en="One", **WHO), NOW)
    put_up(session, NoticeWanted(text_da="To", text_en="Two", **WHO), NOW + dt.timedelta(minutes=1))
    assert [notice.text_en for notice in notices(session)] == ["Two", "One"]
    take_down(session, first.id, By(**WHO), NOW)
    assert [notice.text_en for notice in notices(session)] == ["Two"]
    with pytest.raises(NotThereError):
        take_down(session, first.id, By(**WHO), NOW)


def test_every_change_is_kept_with_role_time_words_and_reason(session: Session, texts: Texts) -> None:
    turn_off(session, GREET, texts, NOW)
    turn_on(session, TurnOn(scope="topic", name="greet", by="editor", reason="it is mended"), NOW)
    notice = put_up(session, NoticeWanted(text_da="Et", text_en="One", **WHO), NOW)
    take_down(session, notice.id, By(**WHO), NOW)
    kept = repository.audits(session, 10)
    assert [(row.did, row.scope, row.target) for row in reversed(kept)] == [
        ("off", "topic", "greet"),
        ("on", "topic", "greet"),
        ("put up", "notice", str(notice.id)),
        ("taken down", "notice", str(notice.id)),
    ]
    assert (kept[-1].by, kept[-1].reason, kept[-1].text_da, kept[-1].at) == (
        "duty editor", "the fee is wrong", "Ikke nu.", NOW,
    )  # fmt: skip
    assert (kept[-2].by, kept[-2].text_da) == ("editor", None)


@pytest.mark.parametrize(
    "given",
    [
        {"by": "someone@example.dk"},
        {"by": "24254817"},
        {"by": ""},
        {"reason": "x"},
        {"reason": "called from 24254817"},
        {"text_da": "Kun dansk"},
        {"text_da": "", "text_en": "Empty"},
        {"text_da": "x" * 1001, "text_en": "x"},
        {"scope": "all"},
        {"more": "x"},
    ],
)
def test_an_order_is_complete_and_holds_nobodys_data(given: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        TurnOff.model_validate({"scope": "topic", "name": "greet", **WHO, **given})
