"""Things found are shown one below the other, in words, with where each leads, and what holds for all of them."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from api.rendering.catalogue import Texts
from api.rendering.render import render
from backend.clock import COPENHAGEN
from backend.facts.fact import Told
from backend.facts.values import Item, Listing, Moment, Money, Number, Term, Text, same
from replies import reply

Make = Callable[..., Texts]
WORDS: dict[str, Any] = {
    "events.found": {"say": ["Her er noget for dig:"], "listing": "found"},
    "ui": {"term_copies": "{{ count }} hjemme"},
}
START = dt.datetime(2026, 11, 28, 14, 0, tzinfo=COPENHAGEN)
STRIKKECAFE = Item(
    title=Text(da="Strikkecafé", en="Knitting café"),
    details=(
        Moment(start=START, end=START + dt.timedelta(hours=1, minutes=30)),
        Money(amount=Decimal(50)),
        Term(key="term_copies", values={"count": Number(number=3)}),
    ),
    link="https://example.dk/strik",
)


@pytest.fixture
def texts(made: Make) -> Texts:
    return made(WORDS)


def found(*items: Item, **more: Any) -> dict[str, Told]:
    return {"found": Told(value=Listing(items=items), standing=more.pop("standing", "current"), **more)}


def test_each_thing_has_its_title_its_details_and_its_address(texts: Texts) -> None:
    rendered = render(texts, reply("events.found", found(STRIKKECAFE)), "da")
    assert rendered.text == (
        "Her er noget for dig:\n\n"
        "• Strikkecafé (lørdag den 28. november 14.00–15.30, 50 kr., 3 hjemme): https://example.dk/strik"
    )
    assert rendered.listing is not None
    assert (rendered.listing.items[0].title, rendered.listing.items[0].href) == (
        "Strikkecafé",
        "https://example.dk/strik",
    )


def test_a_picture_is_led_to_by_words_of_its_own_and_not_heard(texts: Texts) -> None:
    item = Item(title=same("Mejlgade"), link="https://example.dk/1", picture="https://example.dk/1.jpg")
    danish, english = (
        render(texts, reply("events.found", found(item)), "da"),
        render(texts, reply("events.found", found(item)), "en"),
    )
    assert "• Mejlgade: https://example.dk/1 (Se billedet: https://example.dk/1.jpg)" in danish.text
    assert "(See the picture: https://example.dk/1.jpg)" in english.text
    assert danish.listing is not None
    shown = danish.listing.items[0]
    assert (shown.picture, shown.picture_label) == ("https://example.dk/1.jpg", "Se billedet")
    assert "jpg" not in danish.speech


def test_it_is_heard_without_addresses(texts: Texts) -> None:
    spoken = render(texts, reply("events.found", found(STRIKKECAFE)), "da").speech
    assert "Strikkecafé. lørdag den 28. november 14.00 til 15.30. 50 kroner. 3 hjemme." in spoken
    assert "https" not in spoken


def test_what_is_invented_says_so_once_for_all(texts: Texts) -> None:
    rendered = render(texts, reply("events.found", found(STRIKKECAFE, Item(title=same("Skak")), standing="demo")), "da")
    assert rendered.text.count("opdigtet") == 1
    assert rendered.listing is not None
    assert "opdigtet" in rendered.listing.remark


@pytest.mark.parametrize("facts", [{}, found(), found(STRIKKECAFE, standing="unknown")])
def test_nothing_found_is_no_list(texts: Texts, facts: dict[str, Told]) -> None:
    assert render(texts, reply("events.found", facts), "da").listing is None


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (Moment(start=START), "lørdag den 28. november kl. 14.00"),
        (Moment(start=START, all_day=True), "lørdag den 28. november"),
        (Moment(start=START, end=START), "lørdag den 28. november kl. 14.00"),
        (Moment(start=START, end=START + dt.timedelta(hours=12)), "lørdag den 28. november 14.00–2.00"),
        (Moment(start=START, end=START + dt.timedelta(days=2)), "lørdag den 28. november – mandag den 30. november"),
        (Moment(start=START.astimezone(dt.UTC)), "lørdag den 28. november kl. 14.00"),
    ],
)
def test_a_moment_is_told_as_one_speaks(texts: Texts, moment: Moment, words: str) -> None:
    item = Item(title=same("Skak"), details=(moment,))
    assert f"({words})" in render(texts, reply("events.found", found(item)), "da").text
