"""What the city's process settings are; nothing else of `backend/` reads the environment."""

import datetime as dt
from pathlib import Path
from typing import Self

from pydantic import model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

FACTS_FOLDER = Path(__file__).resolve().parents[1] / "data" / "facts"


class CitySettings(BaseSettings):
    """`now` starts the city's clock somewhere else than now, for demonstrations and tests only."""

    model_config = SettingsConfigDict(extra="ignore")

    city_database_url: str = "sqlite:///var/city.db"
    now: dt.datetime | None = None
    production: bool = False

    @model_validator(mode="after")
    def _refuse_a_moved_clock_in_production(self) -> Self:
        if self.production and self.now:
            raise ValueError("PRODUCTION refuses NOW: the city's clock may be moved for demonstrations and tests only")
        return self
