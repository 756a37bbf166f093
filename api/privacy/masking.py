"""Hides CPR and card numbers, by shape, before a text is stored, logged or sent on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

CPR_MASK = "******-****"
CARD_MASK = "**** **** **** ****"
SEPARATOR = r"[\s\-‐-―−./_·\u00ad\u200b-\u200d\u2060]"
RUN = re.compile(rf"\d(?:{SEPARATOR}{{0,3}}\d)*")
CPR_DIGITS = 10
CARD_DIGITS = range(13, 20)
CPR_GROUPS = {(10,), (6, 4), (2, 2, 2, 4), (2, 2, 2, 2, 2), (4, 2, 4), (2, 4, 4), (6, 2, 2), (6, 1, 3), (6, 1, 1, 1, 1)}
ONE_BY_ONE = {(1,) * digits for digits in (CPR_DIGITS, *CARD_DIGITS)}
CARD_GROUPS = {(digits,) for digits in CARD_DIGITS} | {(4, 6, 5), (4, 6, 4), (4, 4, 4, 4), (4, 4, 4, 4, 3), (4, 4, 5)}
FEWEST_DIGITS = CPR_DIGITS


@dataclass(frozen=True)
class Masked:
    text: str
    cpr: bool
    card: bool


@dataclass(frozen=True)
class _Group:
    """Digits that stand together, and where."""

    digits: str
    start: int
    end: int


def mask(text: str) -> Masked:
    """The text with stars where numbers of these shapes stood. Time grows with the text's length alone."""
    found = sorted(_found(text))
    parts, end = [], 0
    for start, stop, stars in found:
        parts += [text[end:start], stars]
        end = stop
    kinds = {stars for _, _, stars in found}
    return Masked("".join([*parts, text[end:]]), CPR_MASK in kinds, CARD_MASK in kinds)


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    for run in RUN.finditer(text):
        if sum(map(str.isdigit, run.group())) >= FEWEST_DIGITS:
            yield from _in_run(text, run)


def _in_run(text: str, run: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    groups = [_Group(part.group(), part.start(), part.end()) for part in re.finditer(r"\d+", run.group())]
    if _whole_is_cpr(text, run, groups):
        yield run.start(), run.end(), CPR_MASK
        return
    first = 0
    while first < len(groups):
        last, stars = _longest_at(groups, first)
        if last is None:
            first += 1
            continue
        yield run.start() + groups[first].start, run.start() + groups[last].end, stars
        first = last + 1


def _whole_is_cpr(text: str, run: re.Match[str], groups: list[_Group]) -> bool:
    """Ten digits alone are a CPR number however they are grouped, unless they are a date with an hour, or abroad."""
    digits = "".join(group.digits for group in groups)
    if len(digits) != CPR_DIGITS or not _cpr_shape(digits):
        return False
    a_date = tuple(len(group.digits) for group in groups) == (2, 2, 4, 2)
    return not a_date and text[run.start() - 1 : run.start()] != "+"


def _longest_at(groups: list[_Group], first: int) -> tuple[int | None, str]:
    """The last group of the longest number that begins with this group, and what hides it."""
    best: tuple[int | None, str] = (None, "")
    shape: tuple[int, ...] = ()
    digits = ""
    for last in range(first, min(first + CARD_DIGITS.stop, len(groups))):
        digits += groups[last].digits
        shape += (len(groups[last].digits),)
        if len(digits) >= CARD_DIGITS.stop:
            break
        if stars := _stars(digits, shape):
            best = (last, stars)
    return best


def _stars(digits: str, shape: tuple[int, ...]) -> str | None:
    if shape in CARD_GROUPS | ONE_BY_ONE and len(digits) in CARD_DIGITS and _luhn(digits):
        return CARD_MASK
    if shape in CPR_GROUPS | ONE_BY_ONE and len(digits) == CPR_DIGITS and _cpr_shape(digits):
        return CPR_MASK
    return None


def _cpr_shape(digits: str) -> bool:
    """Day 01–31, or 61–91 as in the replacement numbers that newcomers have; month 01–12."""
    day, month = int(digits[:2]), int(digits[2:4])
    return (1 <= day <= 31 or 61 <= day <= 91) and 1 <= month <= 12  # noqa: PLR2004 - the calendar's own numbers


def _luhn(digits: str) -> bool:
    doubled = (int(digit) * 2 for digit in digits[-2::-2])
    total = sum(map(int, digits[-1::-2])) + sum(value - 9 if value > 9 else value for value in doubled)  # noqa: PLR2004
    return total % 10 == 0 and int(digits) > 0
