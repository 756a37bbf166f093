"""Which articles are watched, and for which services: `data/facts/watched_articles.yml`."""

from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from backend.settings import FACTS_FOLDER


class Watched(BaseModel):
    """`services` are keys of `services.yml` whose facts rest on the article."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: Annotated[str, Field(pattern=r"^https://([a-z]+\.)?borger\.dk/")]
    services: Annotated[tuple[str, ...], Field(min_length=1)]


_FILE = TypeAdapter(dict[str, Watched])


def watched_articles(file: Path = FACTS_FOLDER / "watched_articles.yml") -> dict[str, Watched]:
    """By key. Raises pydantic's ValidationError, which names the key and what is wrong with it."""
    return _FILE.validate_python(yaml.safe_load(file.read_text(encoding="utf-8")))
