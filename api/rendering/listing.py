"""Things found, one below the other: title, what to know of each, and where it leads."""

from dataclasses import dataclass

from api.rendering.standing import remark_in_words
from api.rendering.tongue import Tongue
from api.rendering.values import words_of
from backend.facts.fact import Told
from backend.facts.values import Item, Language, Listing, Text


@dataclass(frozen=True)
class ShownItem:
    """`details` are lines beneath the title, as they are read; `spoken` is all of it as it is heard.

    `picture` leads to one, by the words `picture_label`.
    """

    title: str
    details: tuple[str, ...]
    href: str | None
    spoken: str
    picture: str | None = None
    picture_label: str = ""

    @property
    def line(self) -> str:
        """For a reader of text only."""
        told = f"• {self.title}" + (f" ({', '.join(self.details)})" if self.details else "")
        led = f"{told}: {self.href}" if self.href else told
        return f"{led} ({self.picture_label}: {self.picture})" if self.picture else led


@dataclass(frozen=True)
class ShownList:
    """`remark` holds for all items: that they are invented, or of what year."""

    items: tuple[ShownItem, ...]
    remark: str = ""

    @property
    def lines(self) -> list[str]:
        return [*(item.line for item in self.items), *([self.remark] if self.remark else [])]

    @property
    def spoken(self) -> list[str]:
        return [*(item.spoken for item in self.items), *([self.remark] if self.remark else [])]


def list_of(told: Told | None, tongue: Tongue) -> ShownList | None:
    """None where there is no list, or nothing in it that may be told."""
    if told is None or not isinstance(told.value, Listing) or told.standing == "unknown" or not told.value.items:
        return None
    return ShownList(tuple(_item(item, tongue) for item in told.value.items), remark_in_words(told, tongue))


def _item(item: Item, tongue: Tongue) -> ShownItem:
    title = _in(item.title, tongue.language)
    details = [words_of(detail, tongue) for detail in item.details]
    return ShownItem(
        title=title,
        details=tuple(detail.text for detail in details),
        href=item.link,
        picture=item.picture,
        picture_label=tongue.word("value_picture") if item.picture else "",
        spoken=f"{'. '.join([title, *(detail.spoken.rstrip('.') for detail in details)])}.",
    )


def _in(text: Text, language: Language) -> str:
    return text.en if language == "en" else text.da
