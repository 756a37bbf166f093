"""How an answer is spoiled: right JSON or XML that does not keep its promise."""

import json
import uuid
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring  # only writes what is read below

from defusedxml.ElementTree import fromstring

MANY = 10_000
ROWS = ("hydra:member", "result", "records", "works")
IDENTITIES = ("uuid", "id", "_id", "entityId", "workId", "recordId", "pid")
UNKNOWN = "demoUnknownField"
Spoil = Callable[[Any], Any]


def spoiled(kind: str, body: bytes, media_type: str) -> bytes:
    if "xml" in media_type:
        tree = fromstring(body)
        XML[kind](tree)
        written: bytes = tostring(tree, encoding="utf-8", xml_declaration=True)
        return written
    return json.dumps(JSON[kind](json.loads(body)), ensure_ascii=False).encode()


def wrong_types(content: Any) -> Any:
    """Every number a word, every word a number, every yes or no a word, every nothing a list."""
    match content:
        case dict():
            return {name: wrong_types(value) for name, value in content.items()}
        case list():
            return [wrong_types(value) for value in content]
        case bool() | int() | float():
            return "forkert"
        case str():
            return len(content)
        case _:
            return []


def unknown_field(content: Any) -> Any:
    match content:
        case dict():
            return {**{name: unknown_field(value) for name, value in content.items()}, UNKNOWN: {"new": True}}
        case list():
            return [unknown_field(value) for value in content]
        case _:
            return content


def many_rows(content: Any) -> Any:
    """Ten thousand rows, each with an identity of its own, instead of those that there are."""
    for rows in list(_rows_in(content)):
        rows[:] = [_another(rows[n % len(rows)], n // len(rows)) for n in range(MANY)]
    return content


def _rows_in(content: Any, name: str = ROWS[0]) -> Iterator[list[Any]]:
    if isinstance(content, list) and content and name in ROWS:
        yield content
    elif isinstance(content, dict):
        for below, value in content.items():
            yield from _rows_in(value, below)


def _another(row: Any, time: int) -> Any:
    if not isinstance(row, dict) or not time:
        return row
    return {name: _other(value, time) if name in IDENTITIES else value for name, value in row.items()}


def _other(identity: Any, time: int) -> Any:
    if isinstance(identity, int):
        return identity + time * 1_000_000_000
    try:
        return str(uuid.uuid5(uuid.UUID(identity), str(time)))
    except ValueError:
        return f"{identity}{time}"


def _wrong_texts(tree: Element) -> None:
    for element in tree.iter():
        if (element.text or "").strip()[:1].isdigit():
            element.text = "forkert"


def _unknown_elements(tree: Element) -> None:
    for element in [element for element in tree.iter() if len(element)]:
        SubElement(element, UNKNOWN).text = "new"


def _many_elements(tree: Element) -> None:
    longest = max(tree.iter(), key=len)
    held = list(longest)
    longest[:] = [deepcopy(held[n % len(held)]) for n in range(MANY)]


JSON: dict[str, Spoil] = {"wrong_types": wrong_types, "unknown_field": unknown_field, "rows10000": many_rows}
XML: dict[str, Callable[[Element], None]] = {
    "wrong_types": _wrong_texts, "unknown_field": _unknown_elements, "rows10000": _many_elements,
}  # fmt: skip
