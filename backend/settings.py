"""What the city's process settings are; nothing else of `backend/` reads the environment."""

import datetime as dt
import sys
from pathlib import Path
from typing import Literal, Self, TypeVar

from pydantic import SecretStr, ValidationError, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

DATA_FOLDER = Path(__file__).resolve().parents[1] / "data"
FACTS_FOLDER, SEARCH_FOLDER, TEXTS_FOLDER = DATA_FOLDER / "facts", DATA_FOLDER / "search", DATA_FOLDER / "texts"


class CitySettings(BaseSettings):
    """`now` starts the city's clock somewhere else than now, for demonstrations and tests only.

    `city` says whom to ask: the demo city's invented systems, the real ones, or none. An address of a system's own goes
    before both, and a system that wants a key is not asked without one. FBI-API's address ends in the profile, without
    `/graphql`.
    """

    model_config = SettingsConfigDict(extra="ignore", hide_input_in_errors=True)

    city_database_url: str = "sqlite:///var/city.db"
    now: dt.datetime | None = None
    production: bool = False

    city: Literal["none", "demo", "live"] = "none"
    demo_city_url: str = "http://127.0.0.1:5056"
    dpl_cms_url: str | None = None
    event_database_url: str | None = None
    event_database_key: SecretStr | None = None
    fbi_api_url: str | None = None
    fbi_api_key: SecretStr | None = None
    fbs_url: str | None = None
    fbs_key: SecretStr | None = None
    aarhusarkivet_url: str | None = None
    ckan_url: str | None = None
    borgerdk_url: str | None = None

    @model_validator(mode="after")
    def _refuse_a_moved_clock_in_production(self) -> Self:
        if self.production and self.now:
            raise ValueError("PRODUCTION refuses NOW: the city's clock may be moved for demonstrations and tests only")
        return self

    @model_validator(mode="after")
    def _refuse_invented_answers_in_production(self) -> Self:
        if self.production and self.city == "demo":
            raise ValueError("PRODUCTION refuses CITY=demo: its systems' answers are invented")
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
