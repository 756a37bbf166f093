"""Addresses on the libraries' own site, in the form that its CMS publishes: `/search?q=` and `/work/<id>`."""

from urllib.parse import quote

LONGEST = 120


def search_page(site: str, words: str) -> str:
    """Where the site searches for these words. A "%" is left out: the site reads it twice, and stumbles."""
    return f"{site}/search?q={quote(words.replace('%', ' ')[:LONGEST].strip())}"


def work_page(site: str, work_id: str) -> str:
    return f"{site}/work/{quote(work_id, safe=':')}"
