"""Years as citizens write them, in Danish and English."""

import pytest

from backend.archive.years import Years, years_in

THIS_YEAR = 2026
DECADE_30S, DECADE_60S, DECADE_70S = Years(1930, 1939), Years(1960, 1969), Years(1970, 1979)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("branden på Trælasthandlen i 1967", Years(1967, 1967)),
        ("kort over Aarhus 1900", Years(1900, 1900)),
        ("billeder fra 1930'erne", DECADE_30S),
        ("billeder fra 1930’erne", DECADE_30S),
        ("billeder fra 1930erne", DECADE_30S),
        ("billeder fra 1930-erne", DECADE_30S),
        ("fra trediverne", DECADE_30S),
        ("the thirties", DECADE_30S),
        ("pictures from the 1930s", DECADE_30S),
        ("the 1930's", DECADE_30S),
        ("in the 1960s", DECADE_60S),
        ("i 60'erne", DECADE_60S),
        ("i 60erne", DECADE_60S),
        ("tresserne", DECADE_60S),
        ("the sixties", DECADE_60S),
        ("byrådsreferater fra 70'erne", DECADE_70S),
        ("the '70s", DECADE_70S),
        ("the 70s", DECADE_70S),
        ("halvfjerdserne", DECADE_70S),
        ("1800-tallet", Years(1800, 1899)),
        ("1800 tallet", Years(1800, 1899)),
        ("1800tallet", Years(1800, 1899)),
        ("the 1700s", Years(1700, 1799)),
        ("det 19. århundrede", Years(1800, 1899)),
        ("i det nittende århundrede", Years(1800, 1899)),
        ("the 19th century", Years(1800, 1899)),
        ("the Nineteenth Century", Years(1800, 1899)),
        ("omkring 1950", Years(1945, 1955)),
        ("ca. 1910", Years(1905, 1915)),
        ("cirka 1910", Years(1905, 1915)),
        ("around 1900", Years(1895, 1905)),
        ("from about 1900", Years(1895, 1905)),
        ("circa 1900", Years(1895, 1905)),
        ("omkring 1930'erne", DECADE_30S),
        ("mellem 1920 og 1930", Years(1920, 1930)),
        ("between 1920 and 1930", Years(1920, 1930)),
        ("fra 1920 til 1930", Years(1920, 1930)),
        ("from 1920 to 1930", Years(1920, 1930)),
        ("fra 1920 op til 1930", Years(1920, 1930)),
        ("1920-1930", Years(1920, 1930)),
        ("1920 – 1930", Years(1920, 1930)),
        ("i årene 1939-45", Years(1939, 1945)),
        ("1914/18", Years(1914, 1918)),
        ("mellem 60'erne og 80'erne", Years(1960, 1989)),
        ("from the 1950s to the 1970s", Years(1950, 1979)),
        ("før 1900", Years(None, 1899)),
        ("before 1900", Years(None, 1899)),
        ("before the 1930s", Years(None, 1929)),
        ("ældre end 1850", Years(None, 1849)),
        ("efter 1950", Years(1951, None)),
        ("after 1950", Years(1951, None)),
        ("siden 1970", Years(1970, None)),
        ("since 1970", Years(1970, None)),
        ("fra 1970 og frem", Years(1970, None)),
        ("from 1970 onwards", Years(1970, None)),
        ("begyndelsen af 1930'erne", Years(1930, 1935)),
        ("the early 1930s", Years(1930, 1935)),
        ("midten af 1950'erne", Years(1952, 1957)),
        ("the mid-1950s", Years(1952, 1957)),
        ("slutningen af 1800-tallet", Years(1850, 1899)),
        ("sidst i 60'erne", Years(1965, 1969)),
        ("the late 19th century", Years(1850, 1899)),
        ("5. maj 1945", Years(1945, 1945)),
        ("May 5th, 1945", Years(1945, 1945)),
        ("5/5-1945", Years(1945, 1945)),
        ("hvem boede i Vestergade 11 i 1911", Years(1911, 1911)),
    ],
)
def test_years_are_read(text: str, years: Years) -> None:
    assert years_in(text, THIS_YEAR).years == years


@pytest.mark.parametrize(
    "text",
    [
        "",
        "gamle billeder",
        "8000 Aarhus",
        "ring 89402222",
        "Vestergade 11",
        "i år 2035",
        "sag 12345",
        "10.000 billeder",
        "30 billeder",
        "billede nr. 000309478",
        "året 0345",
    ],
)
def test_other_numbers_are_no_years(text: str) -> None:
    assert years_in(text, THIS_YEAR).years is None


def test_who_looks_for_1950_does_not_mean_what_came_later() -> None:
    assert years_in("jeg leder efter 1950", THIS_YEAR).years == Years(1950, 1950)


def test_a_span_that_runs_backwards_is_its_first_year() -> None:
    assert years_in("1950-1940", THIS_YEAR).years == Years(1950, 1950)


def test_of_two_years_apart_the_first_counts() -> None:
    assert years_in("huset fra 1924, gerne set i 1960", THIS_YEAR).years == Years(1924, 1924)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("havnen i 1930'erne", "havnen i"),
        ("havnen mellem 1920 og 1930 tak", "havnen tak"),
        ("torvet den 5. maj 1945", "torvet den"),
        ("Mejlgade omkring 1950", "Mejlgade"),
        ("havnen fra 1970 og frem", "havnen"),
        ("the harbour in the early 1930s please", "the harbour in please"),
        ("uden årstal", "uden årstal"),
    ],
)
def test_what_told_the_years_is_taken_out(text: str, rest: str) -> None:
    assert years_in(text, THIS_YEAR).rest == rest
