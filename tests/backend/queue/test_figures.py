"""The figures of a counter, without those that cannot be."""

import pytest

from backend.clients.ckan import Counter
from backend.queue.figures import figures_of, minutes_of


def counter(waiting: int | None = 4, mean_wait: str | None = "1900-01-01T00:07:30") -> Counter:
    return Counter.model_validate(
        {"ServiceTypeName": " Pas  og kørekort ", "WaitingCustomersMQ": waiting, "AvgWaitingSQ": mean_wait}
    )


def test_a_counter_has_people_and_minutes() -> None:
    figures = figures_of(counter())
    assert (figures.name, figures.people, figures.minutes) == ("Pas og kørekort", 4, 8)


@pytest.mark.parametrize(("waiting", "people"), [(0, 0), (500, 500), (501, None), (-1, None), (None, None)])
def test_fewer_than_none_and_more_than_the_house_holds_are_not_told(waiting: int | None, people: int | None) -> None:
    assert figures_of(counter(waiting=waiting)).people == people


@pytest.mark.parametrize(
    ("told", "minutes"),
    [
        ("1900-01-01T00:07:30", 8),
        ("1900-01-01T00:07:00", 7),
        ("0001-01-01T01:02:03", 63),
        ("00:00:00", 0),
        ("00:00:01", 1),
        ("1900-01-01 00:12:00", 12),
        ("07:59:59", 480),
        ("08:00:00", None),
        ("23:59:59", None),
        ("1900-01-02T", None),
        ("-1:00:00", None),
        ("00:75:00", None),
        ("00:07", None),
        ("123:00:00", None),
        ("", None),
        (None, None),
    ],
)
def test_a_mean_wait_is_read_by_its_last_eight_signs(told: str | None, minutes: int | None) -> None:
    assert minutes_of(told) == minutes
