"""A record's fields as the archive shows them: each with its value, name, type and label."""

from collections.abc import Iterable
from typing import Any

from demo_city.archive.dates import date_normalized
from demo_city.archive.meta_data import resources
from demo_city.archive.rows import Archive, Label, Record, Tree
from demo_city.rows import MARK, marked

WRITTEN = "2024-01-01T09:00:00"
STORED = {1, 2, 3}
OWNER = f"Aarhus Stadsarkiv {MARK}"
LABELS: dict[str, tuple[str, str]] = {
    "last_updated": ("date", "Senest opdateret"),
    "collectors": ("link_list", "Arkivskaber"),
    "organisations": ("link_list", "Organisationer"),
    "people": ("link_list", "Personer"),
    "locations": ("link_list", "Steder"),
    "desc_notes": ("paragraphs", "Deskriptiv note"),
    "availability": ("label_dict", "Tilgængelighed"),
    "registration_id": ("string", "Registrations ID"),
    "date_from": ("string", "Dato fra"),
    "created_by": ("string", "Oprettet af"),
    "id": ("string", "Arkiv ID"),
    "other_legal_restrictions": ("label_dict", "Lovgivning"),
    "subjects": ("link_list_hierarchy", "Emner"),
    "type": ("string", "Type"),
    "resources": ("key_value_dicts", "Ressourcer"),
    "schema": ("string", "Skema"),
    "curators": ("link_list", "Kurator"),
    "copyright_status": ("label_dict", "Ophavsret"),
    "last_updated_by": ("string", "Senest opdateret af"),
    "date_to": ("string", "Datering"),
    "created": ("date", "Oprettet"),
    "summary": ("paragraphs", "Abstrakt"),
    "content_types": ("link_list_hierarchy", "Materialetype"),
    "heading": ("string", "Overskrift"),
    "usability": ("label_dict", "Ophavsret"),
    "date_normalized": ("string", "Datering"),
    "copyright_status_normalized": ("string_list", "Ophavsret"),
    "contractual_status_normalized": ("string", "Aftaleforhold"),
    "other_legal_restrictions_normalized": ("string", "Lovgivning"),
    "availability_normalized": ("string", "Tilgængelighed"),
}


def record_and_types(archive: Archive, record: Record) -> dict[str, Any]:
    """What a record does not have is left out."""
    values = {**_about(archive, record), **_limits(archive, record), **_kept(record)}
    return {
        name: {"value": values[name], "name": name, "type": kind, "label": label}
        for name, (kind, label) in LABELS.items()
        if values[name]
    }


def _about(archive: Archive, record: Record) -> dict[str, Any]:
    first, last, written_by_day = record.first, record.last, record.dated.count("-") > 1
    return {
        "heading": record.title,
        "summary": marked(record.text),
        "desc_notes": marked("Posten står i en prøveby"),
        "date_from": first.isoformat() if written_by_day else str(first.year),
        "date_to": last.isoformat() if written_by_day else str(last.year),
        "date_normalized": date_normalized(first, last),
        "content_types": [_path("content_types", archive.kinds[record.kind])],
        "subjects": [_path("subjects", archive.subjects[key]) for key in record.subjects],
        "locations": _links(archive, "locations", record.locations),
        "organisations": _links(archive, "organisations", record.organisations),
        "collectors": _links(archive, "collectors", record.organisations),
        "people": _links(archive, "people", record.people),
    }


def _limits(archive: Archive, record: Record) -> dict[str, Any]:
    access = archive.access[record.access]
    return {
        "availability": _label(access.availability),
        "availability_normalized": access.availability_text,
        "other_legal_restrictions": _label(access.legal),
        "other_legal_restrictions_normalized": access.law_text,
        "contractual_status_normalized": access.agreement_text,
        "copyright_status": _label(access.copyright),
        "copyright_status_normalized": [access.copyright.label, access.copyright_text],
        "usability": _label(access.usability),
        "resources": [resources(record)] if access.availability.id in STORED else [],
    }


def _kept(record: Record) -> dict[str, Any]:
    return {
        "id": record.number,
        "registration_id": record.id,
        "type": "record",
        "schema": "oas_v1.0",
        "curators": [_link("curators", 1, OWNER)],
        "created": WRITTEN,
        "created_by": OWNER,
        "last_updated": WRITTEN,
        "last_updated_by": OWNER,
    }


def _label(label: Label) -> dict[str, Any]:
    return {"label": label.label, "id": label.id}


def _links(archive: Archive, field: str, names: Iterable[str]) -> list[dict[str, Any]]:
    return [_link(field, archive.entities[name].id, name) for name in names]


def _path(field: str, tree: Tree) -> list[dict[str, Any]]:
    return [_link(field, number, label) for number, label in zip(tree.ids, tree.labels, strict=True)]


def _link(field: str, number: int, label: str) -> dict[str, Any]:
    return {"id": number, "label": label, "search_query": f"/search?{field}={number}", "display_as_link": True}
