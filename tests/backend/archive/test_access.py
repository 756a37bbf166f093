"""What may be seen, and where: only as far as the archive's own numbers are known."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from backend.archive.access import Access, access_of
from backend.archive.found import kind_of, record_of, title_of, year_of
from backend.clients.aarhusarkivet import Hit, Limits, Representations
from tests.backend.clients.published import spec

PICTURE = Representations(large_image="https://example.dk/1.jpg")


@pytest.mark.parametrize(
    ("law", "agreement", "place", "access"),
    [
        (1, 4, 4, "online"),
        (1, 5, 4, "online"),
        (1, 4, 2, "order"),
        (1, 5, 2, "order"),
        (1, 3, 2, "order"),
        (1, 3, 3, "reading_room"),
        (1, 2, 4, "on_application"),
        (1, 1, 2, "closed_by_agreement"),
        (2, 4, 4, "closed_private"),
        (3, 5, 2, "closed_general"),
        (4, 5, 2, "closed_special"),
        (1, 3, 4, None),
        (9, 4, 4, None),
        (1, 9, 4, None),
        (1, 4, 9, None),
        (1, 4, 1, None),
        (None, 4, 4, None),
        (1, None, 4, None),
        (1, 4, None, None),
    ],
)
def test_the_law_counts_before_the_agreement_and_the_place(
    law: int | None, agreement: int | None, place: int | None, access: Access | None
) -> None:
    assert access_of(Limits(legal_id=law, contractual_id=agreement, availability_id=place)) == access


def published(file: str) -> Mapping[str, Any]:
    told: Mapping[str, Any] = json.loads(spec(f"aarhusarkivet/{file}").read_text("utf8"))
    return told


def test_the_published_record_is_closed_as_its_own_words_say() -> None:
    """Its labels and its numbers come apart, in two files about the same record."""
    limits = Limits.model_validate(published("meta_data_000495102.json"))
    words = published("record_and_types_000495102.json")
    assert (limits.legal_id, words["other_legal_restrictions"]["value"]["id"]) == (2, 2)
    assert "persondata" in words["other_legal_restrictions"]["value"]["label"]
    assert (limits.availability_id, words["availability"]["value"]) == (2, {"id": 2, "label": "På magasin"})
    assert "læsesalen" in words["contractual_status_normalized"]["value"]
    assert limits.contractual_id == 3
    assert access_of(limits) == "closed_private"


@pytest.mark.parametrize(
    ("limits", "shown"),
    [
        (Limits(legal_id=1, contractual_id=4, availability_id=4, representations=PICTURE), True),
        (Limits(legal_id=2, contractual_id=4, availability_id=4, representations=PICTURE), False),
        (Limits(representations=PICTURE), False),
        (None, False),
    ],
)
def test_a_picture_is_led_to_only_where_it_may_be_seen_online(limits: Limits | None, shown: bool) -> None:
    assert (record_of(Hit(id="1", label="A"), limits).picture is not None) is shown


def test_a_picture_at_no_web_address_is_left_out() -> None:
    odd = Representations(large_image="javascript:alert(1)")
    limits = Limits(legal_id=1, contractual_id=4, availability_id=4, representations=odd)
    assert record_of(Hit(id="1"), limits).picture is None


@pytest.mark.parametrize(
    ("numbers", "kind"),
    [
        (("61", "64"), "street_pictures"),
        (("61", "9999"), "pictures"),
        (("75", "77"), "topographic_maps"),
        (("abc",), None),
        ((), None),
    ],
)
def test_the_most_special_kind_that_has_a_word_is_told(numbers: tuple[str, ...], kind: str | None) -> None:
    assert kind_of(numbers) == kind


@pytest.mark.parametrize(
    ("date", "year"),
    [
        ("1957-01-01", 1957),
        ("19570101", 1957),
        ("1957", 1957),
        ("12345", None),
        ("omkring", None),
        (None, None),
        ("", None),
    ],
)
def test_a_year_is_read_from_a_date(date: str | None, year: int | None) -> None:
    assert year_of(date) == year


def test_a_record_without_a_title_is_called_by_what_it_says_or_its_number() -> None:
    assert title_of(Hit(id="7", label="", summary="Om badstuen\n i gaden")) == "Om badstuen i gaden"
    assert title_of(Hit(id="7")) == "7"
    long = title_of(Hit(id="7", label="ord " * 60))
    assert len(long) <= 103
    assert long.endswith("ord …")
