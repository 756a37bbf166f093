import pytest

from backend.catalogue.links import search_page, work_page

SITE = "https://www.aakb.dk"


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("Harry Potter", "Harry%20Potter"),
        ("Brødrene Løvehjerte", "Br%C3%B8drene%20L%C3%B8vehjerte"),
        ("100% & mere?", "100%20%20%26%20mere%3F"),
        ("a/../b#c", "a/../b%23c"),
        ('"><script>', "%22%3E%3Cscript%3E"),
    ],
)
def test_a_search_has_the_words_in_its_address(words: str, query: str) -> None:
    assert search_page(SITE, words) == f"{SITE}/search?q={query}"


def test_very_many_words_are_cut() -> None:
    assert len(search_page(SITE, "ord " * 1000)) < 250


def test_a_work_has_a_page_of_its_own() -> None:
    assert work_page(SITE, "work-of:870970-basis:54029519") == f"{SITE}/work/work-of:870970-basis:54029519"
