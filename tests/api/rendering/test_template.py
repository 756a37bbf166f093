"""A text holds words and named placeholders, and nothing that could run."""

import pytest

from api.rendering.template import parse
from api.rendering.words import Words, heard, plain, shown


@pytest.mark.parametrize(
    "source",
    [
        "{% if fee %}x{% endif %}",
        "{% for i in fee %}x{% endfor %}",
        "{% set x = fee %}",
        "{% include 'x' %}",
        "{# skjult #} tekst",
        "{{ fee.amount }}",
        "{{ fee['amount'] }}",
        "{{ fee.__class__ }}",
        "{{ fee | upper }}",
        "{{ fee() }}",
        "{{ fee + 1 }}",
        "{{ 'x' }}",
        "{{ 1 }}",
        "{{ a if b }}",
        "{{ __class__ }}",
        "{{ Fee }}",
        "{{ fee",
        "{{ }}",
        "",
        "   ",
        None,
        7,
        ["x"],
    ],
)
def test_logic_is_refused(source: object) -> None:
    with pytest.raises(ValueError, match=r"text|placeholder"):
        parse(source)


def test_words_and_placeholders_are_read() -> None:
    pattern = parse("Et pas koster {{ fee }}, {{name}}.")
    assert pattern.names == {"fee", "name"}
    assert pattern.literal == "Et pas koster  ,  ."


def test_values_go_where_their_names_stand() -> None:
    filled = parse("Ring {{ phone }} nu").fill({"phone": Words("89 40", "89, 40", "tel:8940")})
    assert shown(filled) == "Ring 89 40 nu"
    assert heard(filled) == "Ring 89, 40 nu"
    assert [part.href for part in filled] == [None, "tel:8940", None]


def test_a_value_that_ends_in_a_full_stop_does_not_double_it() -> None:
    filled = parse("Et pas koster {{ fee }}. Tag foto med.").fill({"fee": Words("150 kr.", "150 kroner")})
    assert shown(filled) == "Et pas koster 150 kr. Tag foto med."
    assert heard(filled) == "Et pas koster 150 kroner. Tag foto med."


def test_what_a_value_holds_is_never_read_as_a_text() -> None:
    assert shown(parse("Hej {{ name }}").fill({"name": plain("{{ secret }}")})) == "Hej {{ secret }}"


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        parse("{{ fee }}").fill({})
