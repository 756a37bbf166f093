"""What a look in the catalogue found."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from backend.catalogue.wish import Wish
from backend.facts.values import Text

How = Literal["as_asked", "elsewhere", "loosely"]


@dataclass(frozen=True, slots=True)
class Home:
    """Copies on the shelf at one library. `branch` is its key; None for one that is no place of ours."""

    branch: str | None
    name: Text
    count: int


@dataclass(frozen=True, slots=True)
class Shelves:
    """Of all copies of a work. `available` may be known where `homes` are not: then a shelf somewhere has it."""

    available: bool
    reservable: bool
    reservations: int
    homes: tuple[Home, ...] = ()

    def at(self, branch: str) -> int:
        """How many are on the shelf at that library."""
        return sum(home.count for home in self.homes if home.branch == branch)


@dataclass(frozen=True, slots=True)
class FoundWork:
    """`materials` are the catalogue's codes; `link` is its page, if any; `shelves` is None where they are not known.

    `on_paper`: there are editions that can stand on a shelf; `online`: there are some that can be borrowed at home.
    """

    title: str
    creators: tuple[str, ...]
    year: int | None
    materials: tuple[str, ...]
    link: str | None
    on_paper: bool
    online: bool
    shelves: Shelves | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """`hits` is how many there are in all; `works` the best of them. `how`: as wished, at other libraries, or by words.

    `looked_up` is when the loan system told what is on the shelf; None if it did not, or was not asked.
    """

    wish: Wish
    hits: int = 0
    works: tuple[FoundWork, ...] = ()
    how: How = "as_asked"
    looked_up: dt.datetime | None = None
