"""A list is read row by row: a few wrong rows are lost and kept apart, many make it no answer."""

import pytest
from pydantic import BaseModel

from backend.clients.errors import NotUnderstoodError
from backend.clients.rows import read_rows


class Thing(BaseModel):
    a: int


def things(good: int, bad: int) -> list[object]:
    return [*({"a": n, "more": "unknown"} for n in range(good)), *([{"a": "x"}] * bad)]


def test_an_unknown_field_is_no_fault() -> None:
    assert len(read_rows("toy", Thing, things(3, 0)).rows) == 3


def test_one_wrong_row_in_twenty_is_lost_and_kept_apart() -> None:
    read = read_rows("toy", Thing, things(19, 1))
    assert (len(read.rows), read.rejected) == (19, ({"a": "x"},))


@pytest.mark.parametrize("answer", [things(18, 1), things(0, 1), {"rows": []}, None, "[]", 7])
def test_more_than_that_or_no_list_is_not_understood(answer: object) -> None:
    with pytest.raises(NotUnderstoodError):
        read_rows("toy", Thing, answer)


def test_an_empty_list_is_a_list() -> None:
    assert read_rows("toy", Thing, []).rows == ()
