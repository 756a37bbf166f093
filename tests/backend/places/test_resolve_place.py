import pytest
from sqlalchemy.orm import Session

from backend.places.service import places, resolve_place


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Risskov", "risskov_library"),
        ("risskov bib", "risskov_library"),
        ("Riskov Bibliotek", "risskov_library"),
        ("RISSKOVS BIBLIOTEK", "risskov_library"),
        ("risskovbibliotek", "risskov_library"),
        ("biblioteket i Viby", "viby_library"),
        ("biblioteket i viby på lørdag", "viby_library"),
        ("lystrup bibliotk", "lystrup_library"),
        ("Hojbjerg libary", "hoejbjerg_library"),
        ("Hoejbjerg", "hoejbjerg_library"),
        ("Åby", "aaby_library"),
        ("aaby", "aaby_library"),
        ("aby library", "aaby_library"),
        ("Åbyhøj", "aaby_library"),
        ("kolt", "bavnehoej_library"),
        ("tranbjærg", "tranbjerg_library"),
        ("Brabrand bibliotek", "gellerup_library"),
        ("dokken", "dokk1"),
        ("Dokk 1", "dokk1"),
        ("hovedbiblioteket", "dokk1_library"),
        ("the main library", "dokk1_library"),
        ("Dokk1 biblotek", "dokk1_library"),
        ("biblioteket på Dokk1", "dokk1_library"),
        ("borgerservice", "borgerservice"),
        ("borgerservise", "borgerservice"),
        ("Borgerservice på Dokk1", "borgerservice"),
        ("Citizen Service", "borgerservice"),
        ("borgerservice telefon", "borgerservice_phone"),
        ("International Citizen Service", "ics_west"),
        ("ICS", "ics_west"),
        ("Stadsarkivet", "stadsarkivet"),
        ("arkivet", "stadsarkivet"),
        ("the city archive", "stadsarkivet"),
        ("læsesalen", "stadsarkivet"),
        ("Risskov lokalarkiv", "vejlby_risskov_archive"),
        ("local archive in Viby", "viby_archive"),
        ("my local library in Viby", "viby_library"),
        ("Mårslet", "maarslet_archive"),
        ("Sporring", "spoerring_archive"),
        ("Opkrævningen", "billing_phone"),
    ],
)
def test_a_place_by_any_of_its_names(city: Session, words: str, key: str) -> None:
    place = resolve_place(city, words).place
    assert place
    assert place.key == key


@pytest.mark.parametrize(
    "words",
    [
        "", "pas", "kørekort", "sundhedskort", "MitID", "skat", "parkering", "affald", "regning", "lørdag", "aarhus",
        "telefonen", "vejret", "passport", "driving licence", "bil", "hus", "🙂", "112", "København",
    ],
)  # fmt: skip
def test_other_words_name_no_place(city: Session, words: str) -> None:
    match = resolve_place(city, words)
    assert match.place is None
    assert match.candidates == ()


@pytest.mark.parametrize(("words", "kind"), [("biblioteket", "library"), ("lokalarkivet", "local_archive")])
def test_a_kind_of_place_alone_is_not_one_place(city: Session, words: str, kind: str) -> None:
    match = resolve_place(city, words)
    assert (match.place, match.kind) == (None, kind)


@pytest.mark.parametrize(
    ("words", "message", "key"),
    [
        ("Malling", "har lokalarkivet i Malling åbent på mandag?", "beder_malling_archive"),
        ("Malling", "har biblioteket i Malling åbent på mandag?", "beder_malling_library"),
        ("Malling", "hvornår er der åbent i Malling", "beder_malling_library"),
        ("Viby", "Is the local archive in Viby open today?", "viby_archive"),
        ("Viby", "Is my local library in Viby open today?", "viby_library"),
        ("Viby", "egnsarkivet ude i viby", "viby_archive"),
        ("Risskov", "arkivet i risskov, hvor er det", "vejlby_risskov_archive"),
        ("Mårslet", "er biblioteket i Mårslet åbent", "maarslet_archive"),
        ("Borgerservice", "ligger lokalarkivet ved Borgerservice", "borgerservice"),
        ("viby_library", "hvornår åbner arkivet", "viby_library"),
    ],
)
def test_the_kind_spoken_of_in_the_message_picks_among_places_of_one_name(
    city: Session, words: str, message: str, key: str
) -> None:
    place = resolve_place(city, words, message).place
    assert place
    assert place.key == key


def test_both_kinds_spoken_of_leave_the_place_as_its_words_have_it(city: Session) -> None:
    place = resolve_place(city, "Malling", "ligger lokalarkivet ved siden af biblioteket i Malling").place
    assert place
    assert place.key == "beder_malling_library"


@pytest.mark.parametrize("words", ["the local archive", "lokal arkivet", "local archives"])
def test_the_local_archive_is_none_in_particular_and_not_the_citys(city: Session, words: str) -> None:
    match = resolve_place(city, words)
    assert (match.place, match.kind) == (None, "local_archive")


def test_two_places_are_offered_for_choosing(city: Session) -> None:
    match = resolve_place(city, "viby eller risskov")
    assert match.place is None
    assert {one.key for one in match.candidates} == {"viby_library", "risskov_library"}


def test_what_comes_near_is_offered_and_not_taken(city: Session) -> None:
    match = resolve_place(city, "Ryskov")
    assert match.place is None
    assert [one.key for one in match.candidates] == ["risskov_library"]


def test_every_place_is_found_by_its_key_and_its_name_in_both_languages(city: Session) -> None:
    kinds = ("library", "citizen_service", "international", "archive", "local_archive", "building", "phone_line")
    for one in (place for kind in kinds for place in places(city, kind)):
        for name in (one.key, one.name.da, one.name.en):
            found = resolve_place(city, name).place
            assert found, name
            assert found.key == one.key, name
