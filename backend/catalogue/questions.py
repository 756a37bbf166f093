"""What the catalogue is asked for a wish, the narrowest question first."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from backend.catalogue.wish import Audience, Material, Wish
from backend.clients.fbi_api import Question

READABLE = ("bøger", "e-bøger", "lydbøger", "tegneserier")
FILTERED_BY: Mapping[Material, tuple[str, ...]] = {
    "book": READABLE, "ebook": ("e-bøger",), "audiobook": ("lydbøger",), "comic": ("tegneserier",),
    "sheet_music": ("noder",), "film": ("film", "tv-serier"), "game": ("computerspil", "brætspil"), "music": ("musik",),
}  # fmt: skip
CODES: Mapping[Material, frozenset[str]] = {
    "book": frozenset({"BOOKS", "EBOOKS", "AUDIO_BOOKS", "COMICS"}), "ebook": frozenset({"EBOOKS"}),
    "audiobook": frozenset({"AUDIO_BOOKS"}), "comic": frozenset({"COMICS"}), "sheet_music": frozenset({"SHEET_MUSIC"}),
    "film": frozenset({"FILMS", "TV_SERIES"}), "game": frozenset({"COMPUTER_GAMES", "BOARD_GAMES"}),
    "music": frozenset({"MUSIC"}),
}  # fmt: skip
AUDIENCES: Mapping[Audience, str] = {"children": "til børn", "adults": "til voksne"}


@dataclass(frozen=True, slots=True)
class Try:
    """`at_branch`: only what the wished library has. `loosely`: more than was asked for, by its words alone."""

    question: Question
    at_branch: bool = False
    loosely: bool = False


def tries_for(wish: Wish, isil_of: Mapping[str, str]) -> tuple[Try, ...]:
    """At the wished library, then at all of `isil_of` (ISIL by key), then by the words alone; no two alike.

    What is online is on no shelf: an e-book is asked for without libraries.
    """
    everywhere = () if wish.material == "ebook" else tuple(sorted(map(_number, isil_of.values())))
    narrow = _question(wish, everywhere)
    tries = [Try(narrow)]
    if everywhere and wish.branch and wish.branch in isil_of:
        tries.insert(0, Try(replace(narrow, branches=(_number(isil_of[wish.branch]),)), at_branch=True))
    words_alone = Question(words=wish.phrase, branches=everywhere)
    if words_alone != narrow:
        tries.append(Try(words_alone, loosely=_asks_more_than_words(wish)))
    return tuple(tries)


def _question(wish: Wish, branches: tuple[str, ...]) -> Question:
    return Question(
        words=wish.words,
        title=wish.title,
        creator=wish.creator,
        subject=wish.subject,
        materials=FILTERED_BY[wish.material] if wish.material else (),
        languages=(wish.language,) if wish.language else (),
        audiences=(AUDIENCES[wish.audience],) if wish.audience else (),
        branches=branches,
    )


def _asks_more_than_words(wish: Wish) -> bool:
    """Whether a kind, a language or an audience is lost by the words alone; "book" is hardly a kind."""
    return bool(wish.language or wish.audience or wish.material not in {None, "book"})


def _number(isil: str) -> str:
    """The catalogue filters by the digits of "DK-775100"."""
    return isil.rpartition("-")[2]
