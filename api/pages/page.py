"""Templates to pages, in one language."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.handover.schemas import HandoverView
from api.handover.states import OWNED_BY_AGENT
from api.pages.assets import Assets
from api.pages.leaving import LeaveForm
from api.pages.patterns import AUTHORS, pattern
from api.pages.shown import Part, ShownMessage
from api.rendering.catalogue import Texts
from api.rendering.tongue import ui
from backend.facts.values import Language

SCRIPT_TEXTS = (
    "empty", "found", "gone", "heading", "heading_person", "helped_thanks", "keep_failed", "keep_mailed",
    "keep_no_address", "leave_failed", "lost", "not_deleted", "not_saved", "not_sent", "not_sent_yet", "person",
    "person_silent", "person_wraps_up", "queue_not_left", "queue_place_unknown", "queue_wait_unknown", "rest_over",
    "sending", "talk_over", "waiting",
)  # fmt: skip
NO_LEAVING = LeaveForm()
HOLES = {
    "left": "count", "over": "count", "read_on": "date", "queue_place": "place", "queue_wait": "minutes",
    "person_has": "name", "person_typing": "name",
}  # fmt: skip


@dataclass(frozen=True)
class Limits:
    """What the page tells or holds itself to."""

    characters: int
    rest_minutes: float
    retention_days: int


@dataclass(frozen=True)
class View:
    """What the page shows; `leaving` where a message can be left for a person.

    `session` is whether the cookie's conversation is shown; then the page works by forms. `standing` is how that
    conversation stands with a person; `safe_way`, where files can be sent, if that is known.
    """

    language: Language
    chosen: bool = False
    session: bool = False
    messages: Sequence[ShownMessage] = ()
    awaiting: bool = False
    notices: Sequence[str] = ()
    leaving: LeaveForm | None = None
    fault: str | None = None
    error: str | None = None
    text: str = ""
    message_id: str = ""
    thanked: int = 0
    standing: HandoverView | None = None
    safe_way: Part | None = None

    @property
    def with_person(self) -> bool:
        return self.standing is not None and self.standing.state in OWNED_BY_AGENT

    @property
    def is_closed(self) -> bool:
        return self.standing is not None and self.standing.state == "closed"

    @property
    def chosen_language(self) -> str:
        """Empty unless the citizen chose: then what they write may change it."""
        return self.language if self.chosen else ""


@dataclass(frozen=True)
class Receipt:
    """What is gone; `left_messages` and `journaled` count those left for a person that went, and that stayed."""

    number: str
    time: str
    language: Language
    left_messages: int = 0
    journaled: int = 0


@dataclass
class Pages:
    """Renders the templates, with the texts and files that they need."""

    folder: Path
    texts: Texts
    assets: Assets
    limits: Limits
    templates: Environment = field(init=False)

    def __post_init__(self) -> None:
        loader = FileSystemLoader(self.folder)
        self.templates = Environment(
            loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )

    def word(self, key: str, language: Language, **values: object) -> str:
        return ui(self.texts, f"page_{key}", language, **values)

    def chat(self, view: View) -> str:
        return self._render("pages/chat.html", view, skip_to="besked", texts=self._script_texts(view.language))

    def deleted(self, receipt: Receipt) -> str:
        return self._render("pages/deleted.html", View(receipt.language), skip_to="kvittering", receipt=receipt)

    def _render(self, template: str, view: View, **more: Any) -> str:
        t: Callable[..., str] = partial(self._word, view.language)
        patterns = {author: pattern(author, view.language) for author in AUTHORS}
        return self.templates.get_template(template).render(
            t=t,
            page=view,
            language=view.language,
            patterns=patterns,
            no_leaving=LeaveForm(),
            assets=self.assets,
            limits=self.limits,
            **more,
        )

    def _word(self, language: Language, key: str, **values: object) -> str:
        return self.word(key, language, **values)

    def _script_texts(self, language: Language) -> Mapping[str, str]:
        texts = {key: self.word(key, language) for key in SCRIPT_TEXTS}
        texts |= {key: self.word(key, language, **{hole: f"{{{hole}}}"}) for key, hole in HOLES.items()}
        return {**texts, "too_long": self.word("too_long", language, limit=self.limits.characters)}
