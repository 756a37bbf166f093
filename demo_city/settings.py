"""What the demo city's settings are; nothing else of `demo_city/` reads the environment."""

import datetime as dt
import sys
from typing import Self

from pydantic import Field, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class DemoCitySettings(BaseSettings):
    """`now` starts the city's clock somewhere else than now; `demo_city_key` opens what asks for a key or a token."""

    model_config = SettingsConfigDict(extra="ignore", hide_input_in_errors=True)

    demo_city_port: int = Field(default=5056, ge=1, le=65535)
    demo_city_key: str = Field(default="demo", min_length=1)
    now: dt.datetime | None = None
    production: bool = False

    @model_validator(mode="after")
    def _refuse_production(self) -> Self:
        if self.production:
            raise ValueError("PRODUCTION refuses the demo city: what it tells is invented")
        return self


def from_environment() -> DemoCitySettings:
    """The settings; or the end of the process, saying what is wrong with them."""
    try:
        return DemoCitySettings()
    except ValidationError as error:
        sys.exit("\n".join(problem["msg"] for problem in error.errors(include_input=False)))
