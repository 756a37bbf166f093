"""Turns answers off and on and puts notices up, each with its audit; the caller commits."""

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from api.content import repository
from api.content.models import Audit, Notice, Switch
from api.content.schemas import By, NoticeWanted, TurnOff, TurnOn
from api.content.target import OWN_WORDS_ONLY, Target, TargetError, named, topic_of
from api.rendering.catalogue import Texts
from api.rendering.tongue import ui
from backend.facts.fact import given
from backend.facts.values import Language, Text
from replies import Reply, reply

OFF_KEY = "gateway.off_topic_switched"
BOT_OFF_KEY = "gateway.bot_off"


class NotThereError(LookupError):
    """It is not off, or there is no such notice."""


def blocked(session: Session, reply_key: str, language: Language) -> str | None:
    """What to say instead of an answer that is off, by itself or with its topic; None if it may be given."""
    off = _over(repository.switches(session), reply_key)
    return _in_language(off, language) if off else None


def admitted(session: Session, replies: Iterable[Reply]) -> tuple[Reply, ...]:
    """The replies that may be given; each that is off is replaced by the operator's words, the same words once."""
    off = repository.switches(session)
    given_out: list[Reply] = []
    for each in replies:
        may_be_said = _admitted(off, each)
        if may_be_said not in given_out:
            given_out.append(may_be_said)
    return tuple(given_out)


def bot_off(session: Session) -> Text | None:
    """What to say while the whole bot is off; None while it is on."""
    off = repository.bot_switch(session)
    return Text(da=off.text_da, en=off.text_en) if off else None


def bot_off_reply(session: Session) -> Reply | None:
    """The same as a Reply, to be kept and told in either language."""
    text = bot_off(session)
    return reply(BOT_OFF_KEY, {"text": given(text)}) if text else None


def notices(session: Session) -> Sequence[Notice]:
    """The newest first."""
    return repository.notices(session)


def turn_off(session: Session, wanted: TurnOff, texts: Texts, now: dt.datetime) -> Switch:
    """In force at the next message. Said again of the same target, the new words replace the old."""
    target = named(wanted.scope, wanted.name, texts)
    text = wanted.text or _usual(target, texts)
    off = repository.switch(session, target) or Switch(scope=target.scope, target=target.name)
    off.text_da, off.text_en = text.da, text.en
    off.by, off.reason, off.since = wanted.by, wanted.reason, now
    session.add(off)
    _audit(session, ("off", target.scope, target.name), text, wanted, now)
    return off


def turn_on(session: Session, wanted: TurnOn, now: dt.datetime) -> None:
    """NotThereError if it is not off: perhaps another switch, the topic's or the bot's, still holds."""
    target = Target(wanted.scope, wanted.name or "bot")
    off = repository.switch(session, target)
    if off is None:
        raise NotThereError(f"{target.scope} {target.name} is not off")
    session.delete(off)
    _audit(session, ("on", target.scope, target.name), None, wanted, now)


def put_up(session: Session, wanted: NoticeWanted, now: dt.datetime) -> Notice:
    """Show a notice on top of all conversations."""
    notice = Notice(text_da=wanted.text_da, text_en=wanted.text_en, by=wanted.by, reason=wanted.reason, since=now)
    session.add(notice)
    session.flush()
    _audit(session, ("put up", "notice", str(notice.id)), wanted.text, wanted, now)
    return notice


def take_down(session: Session, notice_id: int, by: By, now: dt.datetime) -> None:
    notice = repository.notice(session, notice_id)
    if notice is None:
        raise NotThereError(f"no notice {notice_id}")
    session.delete(notice)
    _audit(session, ("taken down", "notice", str(notice_id)), None, by, now)


def _over(switches: Iterable[Switch], reply_key: str) -> Switch | None:
    """The switch that keeps an answer back: its own before its topic's."""
    off = {(each.scope, each.target): each for each in switches}
    return off.get(("answer", reply_key)) or off.get(("topic", topic_of(reply_key)))


def _admitted(switches: Iterable[Switch], wanted: Reply) -> Reply:
    off = _over(switches, wanted.key)
    if off is None:
        return wanted
    return reply(OFF_KEY, {"text": given(Text(da=off.text_da, en=off.text_en))})


def _usual(target: Target, texts: Texts) -> Text:
    if target.topic in OWN_WORDS_ONLY:
        raise TargetError(f"{target.topic} needs words of its own that say whom to call: give both texts")
    key = "switch_bot_text" if target.scope == "bot" else "switch_topic_text"
    return Text(da=ui(texts, key, "da"), en=ui(texts, key, "en"))


def _in_language(off: Switch, language: Language) -> str:
    return off.text_en if language == "en" else off.text_da


def _audit(session: Session, what: tuple[str, str, str], text: Text | None, by: By, now: dt.datetime) -> None:
    did, scope, target = what
    session.add(
        Audit(
            at=now, by=by.by, did=did, scope=scope, target=target, reason=by.reason,
            text_da=text.da if text else None, text_en=text.en if text else None,
        )
    )  # fmt: skip
