import datetime as dt
from pathlib import Path

import pytest
from pydantic import ValidationError

from actions.conversation import Asked
from actions.cues import Cues

CUES = Cues({"t": {"price": {"da": ("koste*",), "en": ("how much",)}, "photo": {"da": ("foto",), "en": ("photo",)}}})


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("Hvad koster det", "price"),
        ("HOW   MUCH is it", "price"),
        ("hvad koster et foto", "price"),
        ("et foto?", "photo"),
        ("fotografi", None),
        ("bekostelig", None),
        ("", None),
    ],
)
def test_whole_words_count_and_the_first_aspect_wins(text: str, aspect: str | None) -> None:
    assert CUES.first("t", text) == aspect


def test_a_topic_without_cues_has_no_sides() -> None:
    assert CUES.first("other", "hvad koster det") is None


def test_a_button_names_its_side() -> None:
    button = {"text": "/t", "entities": [{"entity": "service", "value": "photo"}]}
    asked = Asked.read(button, {}, dt.datetime.now(dt.UTC))
    assert CUES.aspect("t", asked) == "photo"


def test_a_file_of_another_shape_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.yml").write_text("topic: {off: [a]}\n")
    with pytest.raises(ValidationError):
        Cues.load(tmp_path)


def test_an_aspect_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="photo"):
        Cues({"t": {"photo": {"da": (), "en": ()}}})


def test_all_aspects_with_a_word_in_the_text_are_told() -> None:
    assert CUES.all("t", "hvad koster et foto") == ("price", "photo")
    assert CUES.all("t", "bekostelig") == ()
    assert CUES.all("other", "foto") == ()
