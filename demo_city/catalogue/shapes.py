"""Works and their editions as FBI-API tells them: every field that the demo city knows, whatever was asked for."""

from typing import Any

from demo_city.catalogue.found import AUDIENCES, LANGUAGES, access_type, fiction
from demo_city.catalogue.rows import PID, Catalogue, Edition, MaterialType, Work
from demo_city.rows import marked

TWO_LETTERS = {"dan": "da", "eng": "en", "jpn": "ja"}
Shape = dict[str, Any]


def work(catalogue: Catalogue, row: Work, base: str) -> Shape:
    editions = [manifestation(catalogue, row, number, edition, base) for number, edition in row.numbered]
    by_year = sorted(editions, key=lambda held: str(held["edition"]["publicationYear"]["display"]))
    return {
        "workId": row.work_id,
        "titles": _titles(row),
        "latestPublicationDate": by_year[-1]["edition"]["publicationYear"]["display"],
        "mainLanguages": [_language(row)],
        "materialTypes": [held["materialTypes"][0] for held in editions],
        "workTypes": sorted({catalogue.types[edition.type].work_type for edition in row.editions}),
        "manifestations": {
            "all": editions,
            "first": by_year[0],
            "latest": by_year[-1],
            "bestRepresentation": editions[0],
            "bestRepresentations": editions[:1],
            "mostRelevant": editions,
        },
        "traceId": f"demo-{row.id}",
        **_about(row),
    }


def manifestation(catalogue: Catalogue, row: Work, number: str, edition: Edition, base: str) -> Shape:
    kind = catalogue.types[edition.type]
    code, display = access_type(online=kind.online)
    return {
        "pid": f"{PID}:{number}",
        "titles": {**_titles(row), "alternative": [], "identifyingAddition": None},
        "edition": _edition(edition.year),
        "materialTypes": [_material_type(kind)],
        "languages": {"main": [_language(row)]},
        "accessTypes": [{"code": code, "display": display}],
        "audience": _audience(row),
        "publisher": [marked("Forlag")],
        "contributors": [],
        "identifiers": [],
        "workTypes": [kind.work_type],
        "cover": {"thumbnail": f"{base}/shown/forsider/{number}.svg", "detail": f"{base}/shown/forsider/{number}.svg"},
        "recordCreationDate": f"{edition.year}0101",
        "source": ["bibliotekskatalog"],
        "traceId": f"demo-{number}",
        **_about(row),
    }


def _about(row: Work) -> Shape:
    code, display = fiction(row)
    topics = [_subject(name) for name in row.subjects]
    return {
        "abstract": [marked(row.abstract)],
        "creators": [_creator(row, name) for name in row.creators],
        "subjects": {"all": topics, "dbcVerified": topics},
        "genreAndForm": list(row.genres),
        "fictionNonfiction": {"code": code, "display": display},
        "workYear": _year(row.year),
        "series": [],
    }


def _titles(row: Work) -> Shape:
    return {
        "main": [row.title],
        "full": [row.title],
        "original": [row.original] if row.original else [],
        "parallel": [],
        "sort": row.title.casefold(),
        "standard": row.title,
    }


def _creator(row: Work, name: str) -> Shape:
    first, _, last = name.rpartition(" ")
    sort_name = f"{last}, {first}" if first and not row.corporate else name
    kind = "Corporation" if row.corporate else "Person"
    return {"__typename": kind, "display": name, "nameSort": sort_name, "roles": [], "viafid": None}


def _subject(name: str) -> Shape:
    return {"__typename": "SubjectText", "display": name, "type": "TOPIC", "language": None, "local": None}


def _language(row: Work) -> Shape:
    return {
        "display": LANGUAGES[row.language],
        "isoCode": row.language,
        "iso639Set1": TWO_LETTERS[row.language],
        "iso639Set2": row.language,
    }


def _material_type(kind: MaterialType) -> Shape:
    return {
        "materialTypeGeneral": {"code": kind.general, "display": kind.general_name},
        "materialTypeSpecific": {"code": kind.code, "display": kind.name},
    }


def _edition(year: int) -> Shape:
    return {
        "summary": f"1. udgave, {year}",
        "edition": "1. udgave",
        "publicationYear": _year(year),
        "contributors": [],
        "note": None,
    }


def _year(year: int) -> Shape:
    return {"display": str(year), "year": year, "endYear": None, "frequency": None}


def _audience(row: Work) -> Shape:
    return {
        "childrenOrAdults": [{"code": code, "display": display} for code, display in AUDIENCES[row.audience]],
        "generalAudience": [],
        "primaryTarget": [],
    }
