"""Words and links from other systems, made safe to keep: no markup, no more than so much, no address but of the web."""

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

LONGEST_HTML, LONGEST_LINK = 100_000, 2000
MOST_TITLE, MOST_TEXT, MOST_NAME, MOST_TAGS = 200, 2000, 120, 20
SILENT = ("script", "style", "template", "noscript", "iframe", "object")
BREAKS = ("br", "p", "div", "li", "tr", "td", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "blockquote")


@lru_cache(maxsize=1024)
def plain_words(html: str | None, most: int) -> str:
    """The words of a piece of HTML on one line, cut at a word if there are more letters than that.

    What recurs is told with the same words each time, so they are remembered.
    """
    if not html:
        return ""
    soup = BeautifulSoup(html[:LONGEST_HTML], "html.parser")
    for silent in soup.find_all(SILENT):
        silent.decompose()
    for block in soup.find_all(BREAKS):
        block.insert_before(" ")
        block.insert_after(" ")
    words = "".join(sign if sign.isprintable() else " " for sign in soup.get_text())
    return shortened(" ".join(words.split()), most)


def shortened(words: str, most: int) -> str:
    """With a sign that something is left out."""
    if len(words) <= most:
        return words
    cut = words[: most - 1]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut else cut} …"[:most]


def told_once(short: str | None, long: str | None) -> str:
    """The short description, then the long one unless that says the same again."""
    first, second = plain_words(short, MOST_TEXT), plain_words(long, MOST_TEXT)
    return shortened(second if first in second else f"{first} {second}".strip(), MOST_TEXT)


def name_of(written: str | None) -> str | None:
    return plain_words(written, MOST_NAME) or None


def tags_of(written: Iterable[str]) -> tuple[str, ...]:
    """Each once, the first twenty."""
    bare = (name_of(tag) for tag in written)
    return tuple(dict.fromkeys(tag for tag in bare if tag))[:MOST_TAGS]


def web_link(address: str | None) -> str | None:
    """The address, if it is one of the web that may be shown; None for `javascript:`, a half one, or one with a name
    and a password in it.
    """
    if not address or len(address) > LONGEST_LINK or not address.isprintable() or " " in address:
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and host and "@" not in parts.netloc else None
