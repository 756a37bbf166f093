"""The colours of `tokens.css` can be told apart, in light and in dark."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[3] / "api" / "web" / "tokens.css"
COLOUR = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{6})")
TEXT = 4.5
SIGN = 3.0

GROUNDS = ("paper", "surface", "tint")
READ = [(ink, ground) for ink in ("ink", "ink-soft", "accent", "accent-strong") for ground in GROUNDS]
READ += [("on-accent", "accent"), ("on-accent", "accent-strong"), ("on-mine", "mine"), ("on-notice", "notice")]
READ += [
    ("accent", "notice"),
    ("error", "paper"),
    ("error", "surface"),
    ("error", "notice"),
    ("on-error", "error"),
    ("ink", "error-paper"),
]
SEEN = [("edge", ground) for ground in GROUNDS] + [("focus", ground) for ground in (*GROUNDS, "mine", "notice")]
SEEN += [("accent", "paper"), ("error", "paper"), ("notice-edge", "paper"), ("notice-edge", "notice")]


def colours(theme: str) -> dict[str, str]:
    light, _, dark = TOKENS.read_text("utf8").partition("@media (prefers-color-scheme: dark)")
    return dict(COLOUR.findall(light)) | (dict(COLOUR.findall(dark)) if theme == "dark" else {})


def luminance(colour: str) -> float:
    """WCAG's relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(READ, TEXT), (SEEN, SIGN)], ids=["text", "signs"])
def test_every_pair_can_be_told_apart(theme: str, pairs: list[tuple[str, str]], least: float) -> None:
    shown = colours(theme)
    found = {f"{one} on {other}": round(contrast(shown[one], shown[other]), 2) for one, other in pairs}
    assert {pair: ratio for pair, ratio in found.items() if ratio < least} == {}


def test_both_themes_set_the_same_colours() -> None:
    light, _, dark = TOKENS.read_text("utf8").partition("@media (prefers-color-scheme: dark)")
    assert {name for name, _ in COLOUR.findall(light)} == {name for name, _ in COLOUR.findall(dark)}
