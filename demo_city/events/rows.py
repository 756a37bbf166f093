"""What happens in the city: an event and how it recurs, as it stands in the data."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from demo_city.recurrence import Recurrence, several
from demo_city.rows import Row
from demo_city.slug import slug

Audience = Literal["Børn", "Familier", "Unge", "Voksne", "Seniorer", "Alle"]
State = Literal["TicketSaleNotOpen", "Active", "SoldOut", "Cancelled", "Occurred"]


class Event(Row):
    """One event.

    `elsewhere` is its title in the event database, where the libraries' own CMS has it under `title`; without it, a
    library's event is in the CMS alone. `tickets` are prices in kroner by kind of ticket; none means: just come.
    `states` are those of the next occurrences, in order; all others are active.
    """

    id: Annotated[int, Field(gt=0)]
    title: str
    elsewhere: str | None = None
    place: str
    room: str | None = None
    when: Recurrence
    audience: Annotated[tuple[Audience, ...], BeforeValidator(several)]
    category: str
    tags: tuple[str, ...]
    text: str
    tickets: Annotated[dict[str, int], Field(default_factory=dict)]
    capacity: Annotated[int, Field(gt=0)] | None = None
    partner: str | None = None
    states: tuple[State, ...] = ()

    @property
    def slug(self) -> str:
        return slug(self.title)
