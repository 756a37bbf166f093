"""Reads and checks the seed files."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from backend.facts.fact import Fact
from backend.facts.models import SubjectKind
from backend.seeding.errors import SeedError
from backend.seeding.shapes import AuthoritySeed, FactSeed, PlaceSeed, Seeds
from backend.seeding.sources import Sources, checked
from backend.settings import FACTS_FOLDER

PLACE_FILES = ("places.yml", "local_archives.yml")
ENTRY_KEYS = {"facts", "owner", "official"}
FACT_KEYS = {"value", "source", "certainty", "fact_class", "owner", "official"}


def read_seeds(folder: Path = FACTS_FOLDER) -> Seeds:
    """All seeds of a folder; raises SeedError with file, subject and field."""
    sources = Sources(folder / "sources.yml", load(folder / "sources.yml"))
    places: list[PlaceSeed] = []
    facts: list[FactSeed] = []
    for name in PLACE_FILES:
        places += _places(folder / name)
        facts += _facts(folder / name, "places", "place", sources)
    _check_places(places, facts, folder / PLACE_FILES[0])
    authorities_file = folder / "authorities.yml"
    facts += _facts(folder / "services.yml", "services", "service", sources)
    facts += _facts(authorities_file, "authorities", "authority", sources)
    facts += _emergency(folder / "emergency.yml", sources)
    return Seeds(tuple(places), tuple(_authorities(authorities_file)), tuple(facts))


def load(file: Path) -> dict[str, Any]:
    try:
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise SeedError(file, "file", "reading", str(error.strerror)) from error
    except yaml.YAMLError as error:
        raise SeedError(file, "file", "yaml", str(error).replace("\n", " ")) from error
    if not isinstance(data, dict):
        raise SeedError(file, "file", "yaml", "a mapping is expected")
    return data


def _places(file: Path) -> Iterator[PlaceSeed]:
    for key, entry in load(file)["places"].items():
        own = {name: value for name, value in entry.items() if name not in ENTRY_KEYS}
        yield checked(PlaceSeed, {"key": key, **own}, file, key)


def _authorities(file: Path) -> Iterator[AuthoritySeed]:
    for key, entry in load(file)["authorities"].items():
        own = {name: value for name, value in entry.items() if name not in ENTRY_KEYS}
        yield checked(AuthoritySeed, {"key": key, **own}, file, key)


def _facts(file: Path, section: str, kind: SubjectKind, sources: Sources) -> Iterator[FactSeed]:
    data = load(file)
    for key, entry in data[section].items():
        if kind == "service" and (unknown := entry.keys() - ENTRY_KEYS):
            raise SeedError(file, key, min(unknown), "no such field")
        common = data.get("common", {})
        common = common.get(entry.get("kind"), {}) if kind == "place" else common
        defaults = {name: entry.get(name, common.get(name)) for name in ("owner", "official")}
        for attribute, fact in ({**common.get("facts", {}), **entry.get("facts", {})}).items():
            yield FactSeed(kind, key, attribute, fact_from(fact, defaults, sources, file, f"{key}.{attribute}"))


def _emergency(file: Path, sources: Sources) -> Iterator[FactSeed]:
    data = load(file)
    for attribute, fact in data["facts"].items():
        yield FactSeed("emergency", "all", attribute, fact_from(fact, data["common"], sources, file, attribute))


def fact_from(written: Any, defaults: dict[str, Any], sources: Sources, file: Path, subject: str) -> Fact:
    """A fact as the store keeps it, from one as a seed file writes it."""
    if not isinstance(written, dict):
        raise SeedError(file, subject, "fact", "a mapping with value and source is expected")
    if unknown := written.keys() - FACT_KEYS:
        raise SeedError(file, subject, min(unknown), "no such field")
    whole = {**defaults, **written}
    whole["source"] = sources.source(whole.get("source"), file, subject, "source")
    whole["official"] = sources.link(whole.get("official"), file, subject, "official")
    fact = checked(Fact, {name: whole.get(name) for name in FACT_KEYS}, file, subject)
    if (fact.value is None) != (fact.certainty == "unknown"):
        raise SeedError(file, subject, "certainty", "a value that is null is unknown, and only that")
    return fact


def _check_places(places: list[PlaceSeed], facts: list[FactSeed], file: Path) -> None:
    keys = {place.key for place in places}
    with_hours = {fact.subject_key for fact in facts if fact.attribute == "hours_week"}
    for place in places:
        if place.parent and place.parent not in keys:
            raise SeedError(file, place.key, "parent", f"no place '{place.parent}'")
        if place.key not in with_hours:
            raise SeedError(
                file, place.key, "hours_week", "missing: what is not known has value null, certainty unknown"
            )
