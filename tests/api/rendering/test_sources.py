"""Sources stand beneath an answer, with the day they were read."""

import pytest

from api.rendering.sources import RenderedSource, lines, read_on_in_words, sources_of
from api.rendering.tongue import Tongue
from backend.facts.fact import Source, Standing, Told
from backend.facts.values import Language, Link, Text, same
from replies import reply

Tongues = dict[Language, Tongue]
PAGE = Source(title=Text(da="Pas, aarhus.dk", en="Passport, aarhus.dk"), url="https://example.dk/pas", read_on="2023")
OFFICIAL = Link(href="https://example.dk/priser", title=Text(da="Priser", en="Prices"))


def told(standing: Standing, source: Source = PAGE, official: Link | None = OFFICIAL) -> Told:
    value = None if standing == "unknown" else same("x")
    return Told(value=value, standing=standing, year=2023, source=source, official=official)


@pytest.mark.parametrize(
    ("read_on", "danish", "english"),
    [
        ("2023", "2023", "2023"),
        ("2026-11", "november 2026", "November 2026"),
        ("2026-11-24", "24. november 2026", "24 November 2026"),
    ],
)
def test_the_day_read_is_as_exact_as_is_known(read_on: str, danish: str, english: str, tongues: Tongues) -> None:
    assert read_on_in_words(read_on, tongues["da"]) == danish
    assert read_on_in_words(read_on, tongues["en"]) == english


def test_a_current_fact_has_its_source_alone(tongues: Tongues) -> None:
    found = sources_of(reply("a.b", {"fee": told("current")}), tongues["en"])
    assert found == (RenderedSource("Passport, aarhus.dk", "https://example.dk/pas", "2023"),)


@pytest.mark.parametrize("standing", ["dated", "unknown"])
def test_an_old_or_unknown_fact_adds_where_to_check(standing: Standing, tongues: Tongues) -> None:
    found = sources_of(reply("a.b", {"fee": told(standing)}), tongues["da"])
    assert found[-1] == RenderedSource("Priser", "https://example.dk/priser", None)


def test_each_source_stands_once(tongues: Tongues) -> None:
    facts = {"a": told("dated"), "b": told("dated"), "c": told("unknown")}
    assert len(sources_of(reply("a.b", facts), tongues["da"])) == 2


def test_the_official_page_is_not_repeated_when_it_is_the_source(tongues: Tongues) -> None:
    page = Link(href="https://example.dk/pas", title=same("Pas"))
    assert len(sources_of(reply("a.b", {"fee": told("dated", official=page)}), tongues["da"])) == 1


def test_a_page_read_on_several_days_stands_once_with_all_of_them(tongues: Tongues) -> None:
    again = PAGE.model_copy(update={"read_on": "2026-11"})
    found = sources_of(reply("a.b", {"a": told("current"), "b": told("current", source=again)}), tongues["da"])
    assert [source.read_on for source in found] == ["2023 og november 2026"]


def test_sources_in_lines(tongues: Tongues) -> None:
    found = sources_of(reply("a.b", {"fee": told("dated")}), tongues["da"])
    assert lines(found, tongues["da"]) == [
        "Kilde: Pas, aarhus.dk: https://example.dk/pas (læst 2023)",
        "Se det her: Priser: https://example.dk/priser",
    ]


def test_a_source_on_paper_has_no_address(tongues: Tongues) -> None:
    paper = Source(title=same("Pasloven"), read_on="2024-02")
    found = sources_of(reply("a.b", {"fee": told("current", source=paper)}), tongues["en"])
    assert lines(found, tongues["en"]) == ["Source: Pasloven (read February 2024)"]
