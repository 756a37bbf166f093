"""A Reply in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from api.rendering.card import Card, card_of
from api.rendering.catalogue import Texts
from api.rendering.listing import ShownList, list_of
from api.rendering.schema import Sentence
from api.rendering.sentences import Line, said, written
from api.rendering.sources import RenderedSource, lines, sources_of
from api.rendering.speech import aloud, sources_aloud
from api.rendering.standing import bare_in_words, known
from api.rendering.tongue import Form, Tongue, ui
from api.rendering.words import Words, heard, plain, shown
from backend.facts.values import Language
from replies import Choice, Reply

__all__ = ["Form", "Rendered", "RenderedChoice", "RenderedMessage", "render", "render_message", "ui"]


@dataclass(frozen=True)
class Part:
    """Words of a sentence, and where pressing them leads."""

    text: str
    href: str | None


class RenderedChoice(NamedTuple):
    key: str
    label: str


@dataclass(frozen=True)
class Rendered:
    """One Reply in one language and form.

    `text` is the whole answer for a reader of text only: sentences, card, numbered choices, sources. `sentences` are
    its sentences alone, for a page that shows the rest by itself; `lines` are the same in parts, so that a phone number
    can be pressed; `listing` is what was found. Nothing is escaped: that is the page's job. `speech` is what should be
    heard, without addresses.
    """

    key: str
    text: str
    speech: str
    sentences: tuple[str, ...]
    lines: tuple[tuple[Part, ...], ...]
    card: Card | None
    listing: ShownList | None
    choices: tuple[RenderedChoice, ...]
    sources: tuple[RenderedSource, ...]
    language: Language
    form: Form


@dataclass(frozen=True)
class RenderedMessage:
    text: str
    replies: tuple[Rendered, ...]


def render(texts: Texts, reply: Reply, language: Language, form: Form = "standard", first_choice: int = 1) -> Rendered:
    """Say a Reply, its choices numbered from `first_choice`. MissingTextError if no file of texts has its key."""
    tongue = Tongue(texts, language)
    entry = texts.entry(reply.key, language)
    words = known(reply.facts, tongue)
    said_lines = _say(written(entry, form), reply, words, tongue)
    heard_lines = said(entry.speech or (), reply.facts, words)
    card = card_of(entry.card, words)
    listing = list_of(reply.facts.get(entry.listing or ""), tongue)
    choices = tuple(choice for each in reply.choices if (choice := _choice(each, reply, tongue)))
    sources = sources_of(reply, tongue)
    sentences = tuple(shown(line) for line in said_lines)
    spoken = aloud(
        [*(heard(line) for line in heard_lines or said_lines), *(listing.spoken if listing else ())],
        None if heard_lines else card,
        [choice.label for choice in choices],
        tongue,
    )
    return Rendered(
        key=reply.key,
        text=_whole(sentences, (listing, card), _numbered(choices, first_choice), lines(sources, tongue)),
        speech=f"{spoken} {sources_aloud(sources, tongue)}".strip(),
        sentences=sentences,
        lines=tuple(tuple(Part(part.text, part.href) for part in line) for line in said_lines),
        card=card,
        listing=listing,
        choices=choices,
        sources=sources,
        language=language,
        form=form,
    )


def render_message(
    texts: Texts, replies: Iterable[Reply], language: Language, form: Form = "standard"
) -> RenderedMessage:
    """Say all Replies of a message, one below the other; no two of its choices have the same number."""
    rendered: list[Rendered] = []
    for reply in replies:
        said_before = sum(len(one.choices) for one in rendered)
        rendered.append(render(texts, reply, language, form, said_before + 1))
    return RenderedMessage("\n\n".join(one.text for one in rendered), tuple(rendered))


def _say(sentences: tuple[Sentence, ...], reply: Reply, words: Mapping[str, Words], tongue: Tongue) -> list[Line]:
    """Never nothing: if no sentence can be said, that it is not known."""
    return said(sentences, reply.facts, words) or [(plain(tongue.word("value_nothing_known")),)]


def _choice(choice: Choice, reply: Reply, tongue: Tongue) -> RenderedChoice | None:
    """None if the label lacks a word: a button that nobody understands is no help."""
    pattern = tongue.texts.choice(choice.label, tongue.language)
    facts = {**reply.facts, **choice.words}
    words = {name: bare for name in pattern.names & facts.keys() if (bare := bare_in_words(facts[name], tongue))}
    return RenderedChoice(choice.key, shown(pattern.fill(words))) if pattern.names <= words.keys() else None


def _numbered(choices: tuple[RenderedChoice, ...], first: int) -> list[str]:
    return [f"{number}. {choice.label}" for number, choice in enumerate(choices, first)]


def _whole(
    sentences: tuple[str, ...],
    shown_below: tuple[ShownList | Card | None, ...],
    numbered: list[str],
    sources: list[str],
) -> str:
    blocks = (sentences, *(below.lines for below in shown_below if below), numbered, sources)
    return "\n\n".join("\n".join(block) for block in blocks if block)
