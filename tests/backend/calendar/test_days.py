import datetime as dt

import pytest

from backend.calendar import customary_closing, holiday_on

HOLIDAYS_2026 = ["01-01", "04-02", "04-03", "04-05", "04-06", "05-14", "05-24", "05-25", "12-25", "12-26"]


def test_the_public_holidays_of_2026() -> None:
    days = (dt.date(2026, 1, 1) + dt.timedelta(days=n) for n in range(365))
    assert [day.strftime("%m-%d") for day in days if holiday_on(day)] == HOLIDAYS_2026


def test_a_holiday_has_its_name_in_both_languages() -> None:
    name = holiday_on(dt.date(2026, 4, 6))
    assert name
    assert (name.da, name.en) == ("Anden påskedag", "Easter Monday")


def test_store_bededag_is_gone_since_2024() -> None:
    assert holiday_on(dt.date(2023, 5, 5))
    assert holiday_on(dt.date(2024, 4, 26)) is None


@pytest.mark.parametrize("day", [dt.date(2026, 6, 5), dt.date(2026, 12, 24), dt.date(2026, 12, 31)])
def test_customary_closing_days_are_no_holidays(day: dt.date) -> None:
    assert holiday_on(day) is None
    assert customary_closing(day)


def test_other_days_are_ordinary() -> None:
    assert customary_closing(dt.date(2026, 5, 1)) is None
    assert holiday_on(dt.date(2026, 11, 24)) is None
