"""Words and links from other systems, made safe to keep: no markup, no more than so much, no address but of the web."""

from urllib.parse import urlsplit

from bs4 import BeautifulSoup

LONGEST_HTML, LONGEST_LINK = 100_000, 2000
SILENT = ("script", "style", "template", "noscript", "iframe", "object")


def plain_words(html: str | None, most: int) -> str:
    """The words of a piece of HTML on one line, cut at a word if there are more letters than that."""
    if not html:
        return ""
    soup = BeautifulSoup(html[:LONGEST_HTML], "html.parser")
    for silent in soup.find_all(SILENT):
        silent.decompose()
    words = "".join(sign if sign.isprintable() else " " for sign in soup.get_text(" "))
    return shortened(" ".join(words.split()), most)


def shortened(words: str, most: int) -> str:
    """With a sign that something is left out."""
    if len(words) <= most:
        return words
    cut = words[: most - 1]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut else cut} …"[:most]


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
