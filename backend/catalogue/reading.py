"""From a citizen's message to what is wanted of the catalogue: pure rules over words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from backend.catalogue.ends import LONGEST, core, tidy
from backend.catalogue.marks import whole_name
from backend.catalogue.vocabulary import Pattern, Vocabulary, vocabulary
from backend.catalogue.wish import Audience, Material, Wish

ARTICLE = re.compile(r"^(?:en|et|a|an|the|at)\s+", re.IGNORECASE)
KINDS: tuple[Material, ...] = ("ebook", "audiobook", "comic", "sheet_music", "game", "film", "music", "book")


@dataclass(frozen=True, slots=True)
class Said:
    """A message; `works` and `audience` are what the bot marked, `place` the words that name the library `branch`."""

    text: str
    language: Literal["da", "en"] = "da"
    works: tuple[str, ...] = ()
    audience: str | None = None
    place: str | None = None
    branch: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """What is asked for by name, and all of that in one phrase."""

    phrase: str
    words: str | None = None
    title: str | None = None
    creator: str | None = None
    subject: str | None = None

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(part for part in (self.words, self.title, self.creator, self.subject) if part)


def named(*, words: str = "", title: str = "", creator: str = "", subject: str = "") -> Named:
    phrase = " ".join(part for part in (words, title, creator, subject) if part)
    return Named(phrase[:LONGEST], words or None, title or None, creator or None, subject or None)


def wish_of(said: Said) -> Wish:
    """What the message asks for; a Wish that names nothing if it asks for nothing in particular."""
    known = vocabulary()
    text = tidy(said.text)
    asked = _marked(said, text, known) if said.works else _unmarked(said, without_place(text, said.place), known)
    around = _without(text, (*said.works, *asked.parts))
    return Wish(
        asked.phrase,
        asked.words,
        asked.title,
        asked.creator,
        asked.subject,
        material=next((kind for kind in KINDS if known.materials[kind].search(around)), None),
        language=next((name for name, pattern in known.in_language.items() if pattern.search(around)), None),
        audience=audience_in(f"{around}. til {said.audience}" if said.audience else around, known),
        branch=said.branch,
    )


def audience_in(text: str, known: Vocabulary) -> Audience | None:
    if known.children_inside.search(text) or known.for_audience["children"].search(text):
        return "children"
    return "adults" if known.for_audience["adults"].search(text) else None


def _marked(said: Said, text: str, known: Vocabulary) -> Named:
    """What stands right before a marked work tells what it is."""
    found: dict[str, str] = {}
    works = [whole_name(text, work, said.place) for work in said.works]
    for work in works:
        before = text[: max(text.casefold().find(work.casefold()), 0)]
        found.setdefault(_role(before, said, known), work[:LONGEST])
    return named(**found)


def _role(before: str, said: Said, known: Vocabulary) -> str:
    if _ends_with(known.by[said.language], before):
        return "words" if known.copies.search(before) else "creator"
    if _ends_with(known.about, before):
        return "subject"
    return "title" if _ends_with(known.called, before) else "words"


def _ends_with(pattern: Pattern, text: str) -> bool:
    return any(match.end() == len(text) for match in pattern.finditer(text))


def _unmarked(said: Said, text: str, known: Vocabulary) -> Named:
    """What is by somebody, about something, called so, or just words; without what tells the kind of thing."""
    text = _bare(text, known)
    by, about, called = (pattern.search(text) for pattern in (known.by[said.language], known.about, known.called))
    if by and not known.copies.search(text[: by.start()]):
        return _by(text[: by.start()], text[by.end() :], known)
    if about and not core(text[: about.start()], known):
        return named(subject=_topic(text[about.end() :], known))
    if called and not core(text[: called.start()], known):
        return named(title=core(text[called.end() :], known, inside=True))
    return named(words=core(text, known))


def _bare(text: str, known: Vocabulary) -> str:
    for pattern in (known.format, *known.in_language.values(), *known.for_audience.values()):
        text = pattern.sub(" ", text)
    return tidy(known.ends.sub("", tidy(text)))


def _by(before: str, after: str, known: Vocabulary) -> Named:
    """What comes after the name may be a subject; what comes before it, a title."""
    about = known.about.search(after)
    creator = core((after[: about.start()] if about else after).partition(",")[0], known, inside=True)
    subject = _topic(after[about.end() :], known) if about else ""
    return named(words=core(before, known), creator=creator, subject=subject)


def _topic(text: str, known: Vocabulary) -> str:
    return ARTICLE.sub("", core(text.partition(",")[0], known, inside=True))


def _without(text: str, names: Iterable[str]) -> str:
    for words in names:
        text = re.sub(re.escape(words), "…", text, flags=re.IGNORECASE)
    return text


def without_place(text: str, place: str | None) -> str:
    """The message without the library that it names."""
    if not place:
        return text
    before = r"(?:(?:på|paa|pa|i|hos|ved|fra|in|at|from|on)\s+(?:the\s+)?)?"
    after = r"(?:\s+(?:bibliotek(?:et)?|library))?"
    return re.sub(rf"{before}(?<!\w){re.escape(place)}(?!\w){after}", " ", text, flags=re.IGNORECASE)
