"""A whole conversation in words: as text, and as one page to print, without script."""

import base64
import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.conversations.schemas import MessageView
from api.pages.shown import in_order
from api.rendering.catalogue import Texts
from api.rendering.formats import day_in
from api.rendering.sources import WHOLE_DAY
from api.rendering.times import clock
from api.rendering.tongue import Tongue
from backend.clock import COPENHAGEN
from backend.facts.values import Language

NOTHING = ("default-src", "base-uri", "form-action", "frame-ancestors")
TEMPLATE, STYLE = "letters/transcript.html", "letters/transcript.css"


@dataclass(frozen=True)
class Whole:
    """A conversation from its beginning, as one reader reads it."""

    language: Language
    started_at: dt.datetime
    read_at: dt.datetime
    messages: Sequence[MessageView]


@dataclass
class TranscriptPage:
    """`style` is inside the page, so that it prints alike where it was saved; `policy` lets that through alone."""

    folder: Path
    texts: Texts
    style: str = field(init=False)
    _templates: Environment = field(init=False)

    def __post_init__(self) -> None:
        loader = FileSystemLoader(self.folder)
        self._templates = Environment(
            loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        self.style = (self.folder / STYLE).read_text("utf8")

    @property
    def policy(self) -> str:
        digest = base64.b64encode(hashlib.sha256(self.style.encode()).digest()).decode()
        alone = "; ".join(f"{what} 'none'" for what in NOTHING)
        return f"{alone}; style-src 'sha256-{digest}'"

    def text(self, whole: Whole) -> str:
        tongue = Tongue(self.texts, whole.language)
        said = (f"{self._heading(message, tongue)}\n{message.text}" for message in whole.messages)
        return "\n\n".join((*self._about(whole, tongue), *said)) + "\n"

    def html(self, whole: Whole) -> str:
        tongue = Tongue(self.texts, whole.language)
        title, *about = self._about(whole, tongue)
        views = [message.model_dump(mode="json") for message in whole.messages]
        return self._templates.get_template(TEMPLATE).render(
            language=whole.language,
            title=title,
            about=about,
            messages=zip(whole.messages, in_order(views, whole.language), strict=True),
            heading=partial(self._heading, tongue=tongue),
            style=self.style,
            t=partial(_word, tongue),
        )

    def _about(self, whole: Whole, tongue: Tongue) -> tuple[str, ...]:
        values: Mapping[str, str] = {"started": moment(whole.started_at, tongue), "read": moment(whole.read_at, tongue)}
        return tongue.word("transcript_title"), tongue.word("transcript_about", **values)

    @staticmethod
    def _heading(message: MessageView, tongue: Tongue) -> str:
        """Who said it and when; and that it is told anew, where it was first told in other words."""
        author = tongue.word(f"transcript_{message.author}")
        heading = tongue.word("transcript_heading", author=author, time=moment(message.created_at, tongue))
        return heading if message.as_first_shown else f"{heading} {tongue.word('transcript_anew')}"


def moment(at: dt.datetime, tongue: Tongue) -> str:
    local = at.astimezone(COPENHAGEN)
    day = day_in(tongue.locale, local.date(), WHOLE_DAY[tongue.language])
    return f"{day} {tongue.word('value_at_time', time=clock(local.time(), tongue))}"


def _word(tongue: Tongue, key: str, **values: object) -> str:
    return tongue.word(key, **values)
