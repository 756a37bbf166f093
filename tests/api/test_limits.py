import datetime as dt

import pytest

from api import limits
from api.limits import Addresses, Window


def test_a_window_moves_on() -> None:
    now = [0.0]
    window = Window(2, 60, lambda: now[0])
    assert [window.refuse_for("a") for _ in range(2)] == [None, None]
    now[0] = 20
    assert window.refuse_for("a") == 40
    assert window.refuse_for("b") is None
    now[0] = 60
    assert window.refuse_for("a") is None


def test_no_more_keys_are_remembered_than_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_REMEMBERED", 2)
    window = Window(1, 60, lambda: 0)
    assert [window.refuse_for(key) for key in "abc"] == [None, None, None]
    assert window.refuse_for("a") is None
    assert window.refuse_for("c") is not None


def test_an_address_has_one_name_a_day_and_none_that_can_be_read_back() -> None:
    day = [dt.date(2026, 11, 24)]
    addresses = Addresses(lambda: day[0])
    first = addresses.pseudonym("192.0.2.1")
    assert addresses.pseudonym("192.0.2.1") == first
    assert addresses.pseudonym("192.0.2.2") != first
    assert "192" not in first[:3] or len(first) == 64
    day[0] = dt.date(2026, 11, 25)
    assert addresses.pseudonym("192.0.2.1") != first
    assert Addresses(lambda: day[0]).pseudonym("192.0.2.1") != addresses.pseudonym("192.0.2.1")
