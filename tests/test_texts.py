"""The texts of `data/texts`: no facts of their own, both languages alike, nothing missing that the code asks for."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from babel.dates import get_day_names, get_month_names

import api.content.errors
import api.errors
import api.handover.errors
from api.rendering.catalogue import LANGUAGES, Texts
from api.rendering.schema import Entry
from api.rendering.template import Pattern
from backend.facts.values import Language

ROOT = Path(__file__).resolve().parent.parent
TEXTS = Texts.load(ROOT / "data" / "texts")
SOURCES = sorted(path for folder in ("actions", "api") for path in (ROOT / folder).rglob("*.py"))
MAY_STAND = re.compile(r"(?<!\d)112(?!\d)|\bBorgerservice 2 Go\b")
FILE_ENDINGS = {"yml", "py", "json"}
UNITS = "minut|time|dag|hverdag|uge|måned|år|krone|minute|hour|day|working day|week|month|year|krone"
NUMBERS = (
    "to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|fjorten|tyve|tredive|halvtreds|hundrede|"
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|twenty|thirty|fifty|hundred"
)
ADDRESSES = re.compile(r"https?:|www\.|@|\b[\w-]+\.(dk|com|eu|org|net)\b")
PRICES = re.compile(r"\bkr\b|\bDKK\b|€|\bkroner\b", re.IGNORECASE)
SPELLED_OUT = re.compile(rf"\b({NUMBERS})\s+({UNITS})(e|er|r|s)?\b", re.IGNORECASE)


def names_of_days(language: Language) -> list[str]:
    return list(get_day_names("wide", locale=language).values())


def names_of_months(language: Language) -> list[str]:
    """Without May and March, which English needs for other things."""
    names = get_month_names("wide", locale=language).values()
    return [name for name in names if name not in {"May", "March"}]


def calendar(language: Language) -> re.Pattern[str]:
    days, months = "|".join(names_of_days(language)), "|".join(names_of_months(language))
    return re.compile(rf"\b(({days})(e|s|en|ene)?|({months}))\b", re.IGNORECASE)


def answers(language: Language) -> Iterator[tuple[str, Pattern]]:
    for key in TEXTS.keys:
        for pattern in TEXTS.entry(key, language).patterns():
            yield key, pattern


def everything(language: Language) -> Iterator[tuple[str, Pattern]]:
    yield from answers(language)
    yield from TEXTS.files[language].choices.items()
    yield from TEXTS.files[language].ui.items()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_holds_a_digit_but_those_of_the_emergency_number_and_a_name(language: Language) -> None:
    found = {
        key: pattern.literal
        for key, pattern in everything(language)
        if re.search(r"\d", MAY_STAND.sub("", pattern.literal))
    }
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_holds_a_number_in_letters(language: Language) -> None:
    assert {key: pattern.literal for key, pattern in everything(language) if SPELLED_OUT.search(pattern.literal)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_holds_a_weekday_or_a_month(language: Language) -> None:
    names = calendar(language)
    assert {key: pattern.literal for key, pattern in everything(language) if names.search(pattern.literal)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_holds_a_web_or_mail_address(language: Language) -> None:
    assert {key: pattern.literal for key, pattern in everything(language) if ADDRESSES.search(pattern.literal)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_holds_a_price(language: Language) -> None:
    found = {key: pattern.literal for key, pattern in everything(language) if PRICES.search(pattern.literal)}
    assert {key for key in found if not key.startswith("value_")} == set()


@pytest.mark.parametrize("part", ["say", "easy", "speech", "card"])
def test_both_languages_have_the_same_placeholders(part: str) -> None:
    differing = {
        key: [names_in(TEXTS.entry(key, language), part) for language in LANGUAGES]
        for key in TEXTS.keys
        if names_in(TEXTS.entry(key, "da"), part) != names_in(TEXTS.entry(key, "en"), part)
    }
    assert differing == {}


def names_in(entry: Entry, part: str) -> frozenset[str] | None:
    """The placeholders of one part of an answer; None where it has no such part."""
    value = getattr(entry, part)
    if value is None:
        return None
    alone = Entry.model_construct(**{"say": (), "easy": None, "speech": None, "card": None, part: value})
    return alone.names


@pytest.mark.parametrize("kind", ["choices", "ui"])
def test_labels_have_the_same_placeholders_in_both_languages(kind: str) -> None:
    danish, english = (getattr(TEXTS.files[language], kind) for language in LANGUAGES)
    assert {key for key in danish if danish[key].names != english[key].names} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_unknown_words_of_a_sentence_do_not_need_what_is_unknown(language: Language) -> None:
    sentences = [(key, one) for key in TEXTS.keys for one in TEXTS.entry(key, language).say]
    bad = {key for key, one in sentences if one.unknown and one.text.names and one.text.names <= one.unknown.names}
    assert bad == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_placeholder_is_a_value_that_the_code_or_the_facts_name(language: Language) -> None:
    named = constants() | fact_names()
    assert {(key, name) for key, pattern in answers(language) for name in pattern.names if name not in named} == set()


def test_every_reply_key_that_the_code_gives_has_words() -> None:
    assert {key: path for key, path in keys_given() if key not in TEXTS.keys} == {}


def test_the_gateway_has_no_words_that_nothing_says() -> None:
    assert {key for key in TEXTS.keys if key.startswith("gateway.")} - constants() == set()


def test_a_handover_has_no_words_that_nothing_says() -> None:
    situations = {key.removeprefix("handover.") for key in TEXTS.keys if key.startswith("handover.")}
    whole = {constant.removeprefix("handover.") for constant in constants()}
    assert situations - whole == set()


def test_every_refusal_has_words() -> None:
    codes = {error.code for error in refusals(api.errors.GatewayError)}
    assert {api.content.errors.OperatorRefusedError.code, api.handover.errors.NotYoursError.code} <= codes
    assert {f"error.{code}" for code in codes} - set(TEXTS.files["da"].ui) == set()


def refusals(kind: type[api.errors.GatewayError]) -> Iterator[type[api.errors.GatewayError]]:
    yield kind
    for narrower in kind.__subclasses__():
        yield from refusals(narrower)


@cache
def trees() -> tuple[tuple[Path, ast.AST], ...]:
    return tuple((path, ast.parse(path.read_text("utf8"))) for path in SOURCES)


def keys_given() -> Iterator[tuple[str, str]]:
    """Constants in `reply("…")` and `Reply(key="…")`, and all constants that look like a key of a known topic."""
    topics = {key.split(".")[0] for key in TEXTS.keys}
    labels = set(TEXTS.files["da"].choices)
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield from ((key, path.name) for key in keys_of_call(node))
            elif isinstance(node, ast.Constant) and looks_like_key(node.value, topics) and node.value not in labels:
                yield str(node.value), path.name


def keys_of_call(call: ast.Call) -> Iterator[str]:
    called = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    if called == "reply" and call.args:
        yield from constant(call.args[0])
    if called == "Reply":
        for keyword in call.keywords:
            if keyword.arg == "key":
                yield from constant(keyword.value)


def constant(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def looks_like_key(value: object, topics: set[str]) -> bool:
    match = re.fullmatch(r"([a-z0-9_]+)\.([a-z0-9_]+)", value) if isinstance(value, str) else None
    return match is not None and match[1] in topics and match[2] not in FILE_ENDINGS


@cache
def constants() -> frozenset[str]:
    """Every word that the code of actions, gateway and backend writes in quotes, or names an argument by."""
    sources = [*SOURCES, *sorted((ROOT / "backend").rglob("*.py"))]
    nodes = [node for path in sources for node in ast.walk(ast.parse(path.read_text("utf8")))]
    quoted = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return frozenset(quoted | {node.arg for node in nodes if isinstance(node, ast.keyword) and node.arg})


@cache
def fact_names() -> frozenset[str]:
    """The names under `facts` in `data/facts`."""
    return frozenset(
        name
        for path in (ROOT / "data" / "facts").glob("*.yml")
        for name in names_under(yaml.safe_load(path.read_text("utf8")))
    )


def names_under(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "facts" and isinstance(value, dict):
                yield from value
            yield from names_under(value)
    elif isinstance(node, list):
        for each in node:
            yield from names_under(each)
