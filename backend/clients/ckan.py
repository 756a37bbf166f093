"""Open data from Aarhus: how many wait at the counters of Dokk1. Its other fields are left alone: the longest wait
counts from the middle of the night, and the second count is often missing.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from backend.clients.errors import NotUnderstoodError
from backend.clients.fetching import Budget, Fetcher
from backend.clients.rows import read_rows

SYSTEM = "ckan"
QUEUE = "38d6520a-b1b9-4224-a7ae-23d4b14f598f"
MOST_ROWS = 100


class Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Counter(Told):
    """One service: people waiting now; the mean wait of the last ten served, its last eight signs HH:MM:SS."""

    name: Annotated[str, Field(alias="ServiceTypeName", min_length=1)]
    waiting: Annotated[int | None, Field(alias="WaitingCustomersMQ")] = None
    mean_wait: Annotated[str | None, Field(alias="AvgWaitingSQ")] = None


class Records(Told):
    records: list[Any]


class Answer(Told):
    success: Literal[True]
    result: Records


def queue(fetcher: Fetcher, budget: Budget) -> tuple[Counter, ...]:
    """Every service in the order of the source; none while nothing is counted. Raises SourceError."""
    told = fetcher.json("queue", budget, query={"resource_id": QUEUE, "limit": str(MOST_ROWS)})
    try:
        answer = Answer.model_validate(told)
    except ValidationError as error:
        raise NotUnderstoodError(SYSTEM, "no answer of CKAN's") from error
    return read_rows(SYSTEM, Counter, answer.result.records).rows
