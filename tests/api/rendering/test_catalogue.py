"""Files of texts are checked as they are read, and an error says where."""

from pathlib import Path

import pytest

from api.rendering.catalogue import MissingTextError, Texts, TextsError
from api.rendering.tongue import ui

GOOD = 'greet.hello:\n  say: ["Hej"]\n'


def load(folder: Path, danish: str, english: str | None = None) -> Texts:
    (folder / "skill.da.yml").write_text(danish, "utf8")
    (folder / "skill.en.yml").write_text(danish if english is None else english, "utf8")
    return Texts.load(folder)


@pytest.mark.parametrize(
    ("danish", "said"),
    [
        ('greet.hello:\n  say: ["{{ a.b }}"]\n', "skill.da.yml: greet.hello > say > 0 > text: .*placeholders"),
        ('greet.hello:\n  say: ["{% if x %}"]\n', "greet.hello > say > 0 > text: .*no logic"),
        ("greet.hello:\n  say: []\n", "greet.hello > say"),
        ("greet.hello:\n  sai: [Hej]\n", "greet.hello > sai"),
        ("greet.hello:\n  say: Hej\n", "greet.hello > say"),
        ("greet.hello:\n  say: [Hej]\n  card: {title: Kort}\n", "greet.hello > card > rows"),
        ("hello:\n  say: [Hej]\n", "hello"),
        (GOOD + GOOD, "greet.hello stands twice"),
        ("- Hej\n", "must be a mapping"),
        ("greet.hello: [\n", "skill.da.yml"),
        ('choices:\n  a.b: "{{ a | b }}"\n', "choices > a.b"),
    ],
)
def test_a_bad_file_is_refused_by_name_and_key(danish: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(TextsError, match=said):
        load(tmp_path, danish, GOOD)


@pytest.mark.parametrize(
    ("danish", "english", "said"),
    [
        (GOOD, "{}", "answer greet.hello: no English text"),
        ("{}", GOOD, "answer greet.hello: no Danish text"),
        (GOOD + 'choices: {a.b: "x"}\n', GOOD, "choice a.b: no English text"),
        (GOOD + 'ui: {send: "x"}\n', GOOD, "ui send: no English text"),
    ],
)
def test_a_missing_translation_is_refused(danish: str, english: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(TextsError, match=said):
        load(tmp_path, danish, english)


def test_a_key_stands_in_one_file_only(tmp_path: Path) -> None:
    (tmp_path / "other.da.yml").write_text(GOOD, "utf8")
    with pytest.raises(TextsError, match=r"skill\.da\.yml: greet\.hello stands in another file too"):
        load(tmp_path, GOOD)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TextsError, match="no texts here"):
        Texts.load(tmp_path)


def test_the_version_changes_with_the_words_and_only_then(tmp_path: Path) -> None:
    first = load(tmp_path, GOOD).version
    assert load(tmp_path, GOOD).version == first
    assert load(tmp_path, GOOD.replace("Hej", "Goddag")).version != first


def test_a_key_that_no_file_has_is_named(tmp_path: Path) -> None:
    texts = load(tmp_path, GOOD)
    for look_up in (texts.entry, texts.choice, texts.ui):
        with pytest.raises(MissingTextError, match=r"no\.such"):
            look_up("no.such", "da")


def test_the_gateways_own_words_are_filled(tmp_path: Path) -> None:
    texts = load(tmp_path, 'ui: {left: "{{ count }} tegn tilbage"}\n', 'ui: {left: "{{ count }} left"}\n')
    assert ui(texts, "left", "en", count=7) == "7 left"
    with pytest.raises(KeyError):
        ui(texts, "left", "en")
