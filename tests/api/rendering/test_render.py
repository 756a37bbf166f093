"""A Reply in words: the whole answer, and its parts."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from api.rendering.catalogue import MissingTextError, Texts
from api.rendering.render import RenderedChoice, render, render_message
from backend.facts.fact import Source, Told, given
from backend.facts.values import Duration, Link, Money, Phone, Text, WeekdayHours, WeekHours, same
from replies import Choice, Payload, reply

Make = Callable[..., Texts]
PAGE = Source(title=same("Pas"), url="https://example.dk/pas", read_on="2026-11")
FEE = Told(value=Money(amount=Decimal(150)), standing="current", year=2026, source=PAGE)
UNKNOWN = Told(
    value=None, standing="unknown", source=PAGE, official=Link(href="https://example.dk/p", title=same("Priser"))
)
PRICE: dict[str, Any] = {
    "passport.price": {
        "say": [
            "Et pas koster {{ fee }}.",
            {"text": "Fotoet koster {{ photo }}.", "unknown": "Jeg ved ikke, hvad fotoet koster."},
        ],
        "easy": ["Prisen er {{ fee }}."],
        "card": {
            "title": "Pas",
            "rows": [{"label": "Pris", "value": "{{ fee }}"}, {"label": "Foto", "value": "{{ photo }}"}],
        },
    },
    "passport.aloud": {"say": ["Ring {{ phone }}."], "speech": ["Ring til os på {{ phone }}."]},
    "places.week": {
        "say": ["Her er tiderne."],
        "card": {"title": "Dokk1", "rows": [{"label": "Tider", "value": "{{ week }}"}]},
    },
    "choices": {"place.pick": "{{ place }}", "again": "Igen"},
}


@pytest.fixture
def texts(made: Make) -> Texts:
    return made(PRICE)


def test_the_plain_text_is_the_whole_answer(texts: Texts) -> None:
    again = Choice(key="again", label="again", payload=Payload(intent="repeat"))
    person = Choice(key="dokk1", label="place.pick", payload=Payload(intent="x"), words={"place": given(same("Dokk1"))})
    message = render_message(texts, [reply("passport.price", {"fee": FEE}, choices=(again, person))], "da")
    assert message.text == (
        "Et pas koster 150 kr.\n\nPas\nPris: 150 kr.\n\n1. Igen\n2. Dokk1\n\n"
        "Kilde: Pas: https://example.dk/pas (læst november 2026)"
    )


def test_the_choices_of_a_message_are_numbered_through(texts: Texts) -> None:
    again = Choice(key="again", label="again", payload=Payload(intent="repeat"))
    replies = [reply("passport.price", {"fee": FEE}, choices=(again, again)), reply("passport.price", choices=(again,))]
    message = render_message(texts, replies, "da")
    assert [line for line in message.text.splitlines() if "Igen" in line] == ["1. Igen", "2. Igen", "3. Igen"]


def test_a_sentence_without_its_fact_is_left_out(texts: Texts) -> None:
    assert render(texts, reply("passport.price", {"fee": FEE}), "da").sentences == ("Et pas koster 150 kr.",)


def test_an_unknown_fact_is_said_not_to_be_known_and_where_to_look(texts: Texts) -> None:
    rendered = render(texts, reply("passport.price", {"fee": FEE, "photo": UNKNOWN}), "da")
    assert rendered.sentences == ("Et pas koster 150 kr.", "Jeg ved ikke, hvad fotoet koster.")
    assert rendered.card is not None
    assert [row.label for row in rendered.card.rows] == ["Pris"]
    assert rendered.sources[-1].title == "Priser"


def test_an_answer_of_which_nothing_is_known_says_so_and_never_nothing(texts: Texts) -> None:
    rendered = render(texts, reply("passport.price", {"fee": UNKNOWN}), "en")
    assert rendered.sentences == ("I do not know that. Please ask a person.",)
    assert rendered.card is None
    assert "https://example.dk/p" in rendered.text


def test_the_easy_form_is_used_where_there_is_one(texts: Texts) -> None:
    assert render(texts, reply("passport.price", {"fee": FEE}), "da", "easy").sentences == ("Prisen er 150 kr.",)
    phone = {"phone": given(Phone(number="89402222"))}
    rendered = render(texts, reply("passport.aloud", phone), "da", "easy")
    assert (rendered.sentences, rendered.form) == (("Ring 89 40 22 22.",), "easy")


def test_speech_has_its_own_words_and_no_addresses(texts: Texts) -> None:
    phone = {"phone": Told(value=Phone(number="89402222"), standing="current", source=PAGE)}
    rendered = render(texts, reply("passport.aloud", phone), "da")
    assert rendered.speech == "Ring til os på 89, 40, 22, 22. Kilde: Pas, læst november 2026."


def test_without_words_of_its_own_the_sentences_the_card_and_the_choices_are_read(texts: Texts) -> None:
    again = Choice(key="again", label="again", payload=Payload(intent="repeat"))
    rendered = render(texts, reply("passport.price", {"fee": FEE}, choices=(again,)), "da")
    assert rendered.speech == ("Et pas koster 150 kroner. Du kan vælge: Igen. Kilde: Pas, læst november 2026.")
    assert "https" not in rendered.speech


def test_only_what_the_card_adds_is_read_from_it(made: Make) -> None:
    rows = [{"label": "Pris", "value": "{{ fee }}"}, {"label": "Navn", "value": "{{ name }}"}]
    texts = made({"a.b": {"say": ["Det koster {{ fee }}."], "card": {"title": "Kort", "rows": rows}}})
    rendered = render(texts, reply("a.b", {"fee": given(FEE.value), "name": given(same("Pas"))}), "da")  # type: ignore[arg-type]
    assert rendered.speech == "Det koster 150 kroner. Navn: Pas."


def test_a_remark_that_holds_for_several_values_of_a_sentence_is_made_once(made: Make) -> None:
    texts = made(
        {"a.b": {"say": ["Efter {{ days }} koster det {{ fee }}.", "Efter {{ days }} er det slut. Det er {{ fee }}."]}}
    )
    days = Told(value=Duration(number=14, unit="day"), standing="dated", year=2024)
    fee = Told(value=FEE.value, standing="dated", year=2024)
    assert render(texts, reply("a.b", {"days": days, "fee": fee}), "da").sentences == (
        "Efter 14 dage koster det 150 kr. i 2024 (kan være ændret).",
        "Efter 14 dage (oplyst 2024, kan være ændret) er det slut. Det er 150 kr. i 2024 (kan være ændret).",
    )


def test_remarks_of_different_years_are_both_made(made: Make) -> None:
    texts = made({"a.b": {"say": ["Efter {{ days }} koster det {{ fee }}."]}})
    days = Told(value=Duration(number=14, unit="day"), standing="dated", year=2023)
    fee = Told(value=FEE.value, standing="dated", year=2024)
    assert render(texts, reply("a.b", {"days": days, "fee": fee}), "en").sentences == (
        "Efter 14 days (as of 2023, may have changed) koster det DKK 150 in 2024 (may have changed).",
    )


def test_a_week_is_a_table_on_the_card(texts: Texts) -> None:
    week = WeekHours(days=tuple(WeekdayHours(weekday=day, spans=()) for day in range(1, 8)))
    rendered = render(texts, reply("places.week", {"week": given(week)}), "en")
    assert rendered.card is not None
    assert rendered.card.rows[0].table == (("Monday–Sunday", "closed"),)
    assert "Tider: Monday–Sunday: closed" in rendered.text


def test_a_number_in_a_sentence_can_be_pressed(texts: Texts) -> None:
    rendered = render(texts, reply("passport.aloud", {"phone": given(Phone(number="89402222"))}), "da")
    assert [(part.text, part.href) for line in rendered.lines for part in line] == [
        ("Ring ", None), ("89 40 22 22", "tel:+4589402222"), (".", None),
    ]  # fmt: skip


def test_a_label_that_lacks_its_word_is_no_button(texts: Texts) -> None:
    lost = Choice(key="lost", label="place.pick", payload=Payload(intent="x"))
    found = Choice(key="found", label="again", payload=Payload(intent="x"))
    rendered = render(texts, reply("passport.price", {"fee": FEE}, choices=(lost, found)), "da")
    assert rendered.choices == (RenderedChoice("found", "Igen"),)


def test_a_label_carries_no_remark(texts: Texts) -> None:
    old = Told(value=same("Dokk1"), standing="dated", year=2020)
    pick = Choice(key="p", label="place.pick", payload=Payload(intent="x"), words={"place": old})
    assert render(texts, reply("passport.price", choices=(pick,)), "da").choices[0].label == "Dokk1"


def test_markup_in_a_fact_stays_text(made: Make) -> None:
    texts = made({"a.b": {"say": ["Her: {{ words }}"]}})
    nasty = "<script>alert(1)</script>{{ 7 * 7 }}{% raw %}"
    rendered = render(texts, reply("a.b", {"words": given(same(nasty))}), "da")
    assert rendered.sentences == (f"Her: {nasty}",)
    assert rendered.lines[0][1].href is None


def test_each_language_has_its_own_words(made: Make) -> None:
    texts = made({"a.b": {"say": ["Hej {{ name }}"]}}, {"a.b": {"say": ["Hello {{ name }}"]}})
    hello = reply("a.b", {"name": given(Text(da="verden", en="world"))})
    assert render(texts, hello, "da").text == "Hej verden"
    assert render(texts, hello, "en").text == "Hello world"


def test_several_replies_stand_below_each_other(made: Make) -> None:
    texts = made({"a.b": {"say": ["Et"]}, "a.c": {"say": ["To"]}})
    assert render_message(texts, [reply("a.b"), reply("a.c")], "da").text == "Et\n\nTo"


def test_a_key_without_text_is_an_error(texts: Texts) -> None:
    with pytest.raises(MissingTextError):
        render(texts, reply("no.text"), "da")
