"""A sentence with named holes. Jinja2 reads it; anything but words and `{{ name }}` is refused, so nothing can run."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment
from pydantic import PlainValidator

from api.rendering.words import Words, plain, settled

NAME = re.compile(r"^[a-z][a-z0-9_]*$")


@dataclass(frozen=True)
class Hole:
    """Where a value goes."""

    name: str


@dataclass(frozen=True)
class Pattern:
    """A text in parts: literal words and holes, in order."""

    parts: tuple[str | Hole, ...]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(part.name for part in self.parts if isinstance(part, Hole))

    @property
    def literal(self) -> str:
        """The text's own words, without its holes."""
        return " ".join(part for part in self.parts if isinstance(part, str))

    def fill(self, values: Mapping[str, Words]) -> tuple[Words, ...]:
        """Put each value in its hole; a missing name is a KeyError."""
        return settled([values[part.name] if isinstance(part, Hole) else plain(part) for part in self.parts])


def parse(source: object) -> Pattern:
    """Read a text. ValueError for anything but words and plain placeholders: logic, attributes, filters, comments."""
    if not isinstance(source, str) or not source.strip():
        raise ValueError("a text must be words, not empty")
    if "{#" in source or "{%" in source:
        raise ValueError("a text holds no logic and no comments, only {{ name }}")
    try:
        tree = SandboxedEnvironment(autoescape=False).parse(source)
    except TemplateSyntaxError as problem:
        raise ValueError(f"not a readable text: {problem.message}") from problem
    return Pattern(tuple(_part(node) for output in tree.body for node in _outputs(output)))


def _outputs(node: nodes.Node) -> list[nodes.Expr]:
    if not isinstance(node, nodes.Output):
        raise ValueError("a text holds no logic, only {{ name }}")  # noqa: TRY004 - pydantic wants a ValueError
    return node.nodes


def _part(node: nodes.Expr) -> str | Hole:
    if isinstance(node, nodes.TemplateData):
        return node.data
    if isinstance(node, nodes.Name) and NAME.match(node.name):
        return Hole(node.name)
    raise ValueError("only plain placeholders like {{ name }}: no attributes, filters or calculations")


PatternText = Annotated[Pattern, PlainValidator(parse)]
