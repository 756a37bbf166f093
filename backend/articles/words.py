"""What an article says, out of its HTML; and what is new in it. Pure."""

import difflib
import re
from collections.abc import Mapping

from bs4 import BeautifulSoup, Tag

SELF_SERVICE = re.compile(r"[?&]selfserviceId=([0-9a-fA-F-]{36})(?![0-9a-fA-F-])")
BLOCKS = ("h1", "h2", "h3", "h4", "p", "li", "td", "th")
MOST_LINES = 200


def plain_words(html: str) -> str:
    """One line for each heading, paragraph and point; no mark-up, single spaces."""
    page = BeautifulSoup(html, "html.parser")
    for unseen in page(["script", "style"]):
        unseen.decompose()
    lines = (" ".join(block.get_text(" ").split()) for block in page.find_all(BLOCKS) if not block.find(BLOCKS))
    return "\n".join(line for line in lines if line)


def self_service_links(html: str) -> dict[str, str]:
    """The title of each self-service that the article leads to, by its id in lower case."""
    found: dict[str, str] = {}
    for link in BeautifulSoup(html, "html.parser").find_all("a", href=True):
        self_service = self_service_id(str(link["href"]))
        if self_service:
            found.setdefault(self_service, _title(link))
    return found


def self_service_id(href: str) -> str | None:
    match = SELF_SERVICE.search(href)
    return match[1].lower() if match else None


def difference(before: str, after: str) -> tuple[str, ...]:
    """The lines that are gone ("-…") and those that are new ("+…"), in order; at most two hundred."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    changed = [line for line in lines if not line.startswith(("---", "+++", "@@"))]
    return tuple(changed[:MOST_LINES])


def links_difference(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[str, ...]:
    gone = [f"-{title}" for key, title in before.items() if key not in after]
    return (*gone, *(f"+{title}" for key, title in after.items() if key not in before))


def _title(link: Tag) -> str:
    return " ".join(link.get_text(" ").split())
