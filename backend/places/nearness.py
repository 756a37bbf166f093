"""How far it is between two points of the city, as the crow flies. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_METRES = 6_371_000


@dataclass(frozen=True, slots=True)
class Position:
    """In degrees."""

    latitude: float
    longitude: float


def metres(one: Position, other: Position) -> float:
    """By the haversine formula, on a round earth."""
    north, south = radians(one.latitude), radians(other.latitude)
    apart = radians(other.longitude - one.longitude)
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(apart / 2) ** 2
    return 2 * EARTH_METRES * asin(sqrt(min(1.0, half)))


def middle(positions: Sequence[Position]) -> Position | None:
    """The middle of points that are near each other; None of none."""
    if not positions:
        return None
    count = len(positions)
    return Position(sum(one.latitude for one in positions) / count, sum(one.longitude for one in positions) / count)
