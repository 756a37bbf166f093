"""How far it is from one place to another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.places.nearness import Position, metres, middle

DOKK1, HASLE = Position(56.15408, 10.21431), Position(56.179458, 10.167345)
POSITIONS = st.builds(Position, st.floats(54, 58), st.floats(8, 16))


def test_from_dokk1_to_hasle_it_is_a_good_four_kilometres() -> None:
    assert 4_000 < metres(DOKK1, HASLE) < 4_200


def test_a_degree_to_the_north_is_a_hundred_and_eleven_kilometres() -> None:
    assert metres(Position(55, 10), Position(56, 10)) == pytest.approx(111_195, rel=0.001)


@given(POSITIONS, POSITIONS)
def test_it_is_as_far_back(one: Position, other: Position) -> None:
    assert metres(one, other) == pytest.approx(metres(other, one))
    assert metres(one, one) == 0


@given(POSITIONS, POSITIONS, POSITIONS)
def test_no_way_round_is_shorter(one: Position, other: Position, third: Position) -> None:
    assert metres(one, other) <= metres(one, third) + metres(third, other) + 0.001


@given(st.lists(POSITIONS, min_size=1, max_size=5))
def test_the_middle_lies_between_them(positions: list[Position]) -> None:
    found = middle(positions)
    assert found
    assert min(one.latitude for one in positions) - 1e-9 <= found.latitude
    assert found.latitude <= max(one.latitude for one in positions) + 1e-9


def test_nothing_has_no_middle() -> None:
    assert middle([]) is None
