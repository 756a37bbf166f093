"""What the city's process settings are; nothing else of `backend/` reads the environment."""

import datetime as dt
import sys
from pathlib import Path
from typing import Self, TypeVar

from pydantic import ValidationError, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

DATA_FOLDER = Path(__file__).resolve().parents[1] / "data"
FACTS_FOLDER, SEARCH_FOLDER = DATA_FOLDER / "facts", DATA_FOLDER / "search"


class CitySettings(BaseSettings):
    """`now` starts the city's clock somewhere else than now, for demonstrations and tests only."""

    model_config = SettingsConfigDict(extra="ignore", hide_input_in_errors=True)

    city_database_url: str = "sqlite:///var/city.db"
    now: dt.datetime | None = None
    production: bool = False

    @model_validator(mode="after")
    def _refuse_a_moved_clock_in_production(self) -> Self:
        if self.production and self.now:
            raise ValueError("PRODUCTION refuses NOW: the city's clock may be moved for demonstrations and tests only")
        return self


S = TypeVar("S", bound=CitySettings)


def from_environment(kind: type[S]) -> S:
    """The settings; or the end of the process, saying what is wrong with them and nothing of what they hold."""
    try:
        return kind()
    except ValidationError as error:
        sys.exit("\n".join(["The settings cannot be used.", *map(_line, error.errors(include_input=False))]))


def _line(problem: ErrorDetails) -> str:
    name = ".".join(str(step) for step in problem["loc"]).upper()
    said = problem["msg"].removeprefix("Value error, ")
    return f"  {name}: {said}" if name else f"  {said}"
