"""Where things happen: the city's libraries, and places that are invented."""

from demo_city.rows import Row


class Place(Row):
    """`id` is the place's number in the event database; `isil` and `node` those that a library has elsewhere."""

    key: str
    id: int
    name: str
    street: str
    zip_code: int
    city: str
    latitude: float
    longitude: float
    isil: str | None = None
    node: int | None = None

    @property
    def is_library(self) -> bool:
        return self.isil is not None
