"""The sources and official links that seeds name by their ids."""

from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from backend.facts.fact import Source
from backend.facts.values import Link
from backend.seeding.errors import SeedError

Model = TypeVar("Model", bound=BaseModel)


class Sources:
    """Looks an id up; a source may also be written out where it is used."""

    def __init__(self, file: Path, data: dict[str, Any]) -> None:
        self._sources = {key: checked(Source, value, file, key) for key, value in data.get("sources", {}).items()}
        self._links = {key: checked(Link, value, file, key) for key, value in data.get("links", {}).items()}

    def source(self, named: Any, file: Path, subject: str, field: str) -> Source:
        if isinstance(named, dict):
            return checked(Source, named, file, f"{subject}.{field}")
        if named not in self._sources:
            raise SeedError(file, subject, field, f"no source '{named}' in sources.yml")
        return self._sources[named]

    def link(self, named: Any, file: Path, subject: str, field: str) -> Link | None:
        if named is None:
            return None
        if named not in self._links:
            raise SeedError(file, subject, field, f"no link '{named}' in sources.yml")
        return self._links[named]


def checked(model: type[Model], data: Any, file: Path, subject: str) -> Model:
    """The data as the model; the first thing that is wrong with it becomes a SeedError."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"]) or "value"
        raise SeedError(file, subject, field, first["msg"]) from error
