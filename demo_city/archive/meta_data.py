"""What the archive says about one record to whoever shows it: identity, limits, pictures, order."""

from typing import Any

from demo_city.archive.hits import picture
from demo_city.archive.rows import Archive, Record
from demo_city.rows import marked

ONLINE, IN_READING_ROOM = 4, 3
FREE_BY_LAW, BY_APPLICATION = 1, 2
FREE_TO_USE = {1, 2, 3}
RECORD_TYPES = {"Billeder": "image", "Medieproduktioner": "video", "Musik og lydoptagelser": "audio"}


def meta_data(archive: Archive, record: Record, base: str) -> dict[str, Any]:
    access, kind = archive.access[record.access], archive.kinds[record.kind]
    return {
        "id": record.number,
        "real_id": record.number.lstrip("0"),
        "allowed_by_ip": False,
        "permission_granted": False,
        "title": record.title,
        "meta_title": record.title,
        "summary": marked(record.text),
        "meta_description": marked(record.text),
        "icon": {"icon": kind.icon, "label": kind.family},
        "copyright_id": access.copyright.id,
        "legal_id": access.legal.id,
        "contractual_id": access.contractual.id,
        "availability_id": access.availability.id,
        "usability_id": access.usability.id,
        "collection_id": archive.entities[record.collection].id if record.collection else None,
        "content_types_label": "",
        "orderable": access.availability.id < IN_READING_ROOM,
        "resources": resources(record) if access.availability.id < ONLINE else {},
        **_shown(archive, record, base),
        "has_active_order": None,
    }


def resources(record: Record) -> dict[str, Any]:
    return {"type": "analog", "storage_id": [f"99+{record.id % 100_000:05}-1"]}


def _shown(archive: Archive, record: Record, base: str) -> dict[str, Any]:
    """Pictures where law, agreement and place allow; an icon where law or agreement does not."""
    access = archive.access[record.access]
    if access.legal.id != FREE_BY_LAW or access.contractual.id <= BY_APPLICATION:
        return {"is_representations_online": True, "record_type": "icon", "is_downloadable": False}
    if access.availability.id != ONLINE:
        return {"is_representations_online": False, "is_downloadable": False}
    kind = RECORD_TYPES.get(archive.kinds[record.kind].family, "web_document")
    image = picture(record, base)
    return {
        "is_representations_online": True,
        "record_type": kind,
        "representations": {"record_type": kind, "record_image": image, "large_image": image},
        "portrait": None,
        "is_downloadable": access.usability.id in FREE_TO_USE and kind != "video",
    }
