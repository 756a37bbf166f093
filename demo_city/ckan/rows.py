"""The desks that people wait for."""

from demo_city.rows import Row


class Desk(Row):
    """`busy` is how many wait at the worst of the day; `minutes` what one visit takes, `staff` how many serve."""

    id: int
    name: str
    busy: int
    minutes: int
    staff: int
