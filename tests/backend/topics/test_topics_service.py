import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from backend.db import sessions
from backend.migrate import migrate
from backend.topics.service import index, topics_for

MEANT = (
    ("pas søn", "passport_child"),
    ("passpor til min datter", "passport_child"),
    ("pasport", "passport_renew"),
    ("kørekrot tabt", "driving_licence"),
    ("førebevis udløbet", "driving_licence"),
    ("bopælsatest", "residence_certificate"),
    ("flytning adr", "moving_address"),
    ("mitid spæret", "mitid"),
    ("eboks fritaget", "digital_post"),
    ("fuldmagt mor", "proxy_for_relative"),
    ("sygesikringsbevis væk", "health_card"),
    ("laege skifte ny", "doctor_change"),
    ("rykker afdrag", "bill_payment"),
    ("bogbus skødstrup", "library_services_misc"),
    ("forlænge lån", "loan_renew"),
    ("bøde for sent afleveret", "late_fee"),
    ("modelokale lørdag", "room_booking"),
    ("aktindsit", "access_to_documents"),
    ("folketælling 1880", "church_records"),
    ("børnehjem journal", "own_case_records"),
    ("hund med ind", "library_rules"),
    ("skraldespand tømt", "other_authority"),
    ("kø lige nu", "queue_wait"),
    ("lukket helligdag", "opening_hours"),
    ("pasport søn 9 år", "passport_child"),
    ("jeg har altså et problem med min faktura", "bill_payment"),
    ("passprot kid", "passport_child"),
    ("pasport renewel", "passport_renew"),
    ("driver lisence swap", "driving_licence_exchange"),
    ("mit-id app blocked", "mitid"),
    ("yellow card lost", "health_card"),
    ("GP change", "doctor_change"),
    ("surename change", "name_change"),
    ("late fee blocked", "late_fee"),
    ("audiobok", "ebooks"),
    ("study room booking", "room_booking"),
    ("wifi printer", "printing_computers"),
    ("power of attorney mum", "proxy_for_relative"),
    ("cpr newcomer", "cpr_registration_new_arrival"),
    ("lost and found umbrella", "lost_property"),
    ("garbage bin", "other_authority"),
    ("donate old books", "volunteering_donation"),
    ("opening hrs", "opening_hours"),
)
NOT_OURS = (
    "", "???", "🎭", "blorf snurgle wibbit", "zzyx qwop florb", "flibber jabber wock", "asdf asdf", "æøå æøå",
    "lorem ipsum dolor sit amet", "hvordan bliver vejret i morgen?", "Who won the football match last night?",
    "opskrift på pandekager", "hvem er Danmarks statsminister", "write me a poem about cats", "tell me a joke",
    "how do I fix my python code", "bitcoin kurs", "jeg elsker dig", "hvem vandt melodi grand prix", "play some music",
    "best pizza near me", "bestil en taxa til lufthavnen", "buy cheap shoes online", "capital of Australia",
    "17 gange 23",
)  # fmt: skip
SAYING_NOTHING = (
    "hjælp", "help me please", "hvad med det der du ved nok", "can you do the thing", "biblioteket", "1880", "I want",
)  # fmt: skip
DESPAIR = (
    "mit liv er slut", "I want my life to end", "min kæreste slår mig", "akut hjælp", "thoughts of death",
    "jeg skærer i mig selv", "he beat me and took my passport", "hvad er nummeret til livslinien",
)  # fmt: skip


@pytest.mark.parametrize(("words", "topic"), MEANT)
def test_terse_and_misspelt_words_find_their_topic_first(city: Session, words: str, topic: str) -> None:
    found = topics_for(city, words)
    assert found[:1] == (topic,)
    assert len(found) <= 2


@pytest.mark.parametrize("words", NOT_OURS)
def test_what_is_no_matter_of_ours_finds_nothing(city: Session, words: str) -> None:
    assert topics_for(city, words) == ()


@pytest.mark.parametrize("words", SAYING_NOTHING)
def test_words_that_fit_everything_find_nothing(city: Session, words: str) -> None:
    assert topics_for(city, words) == ()


@pytest.mark.parametrize("words", DESPAIR)
def test_beside_words_of_danger_or_despair_nothing_is_found(city: Session, words: str) -> None:
    assert topics_for(city, words) == ()


def test_one_listed_word_beside_one_unknown_is_enough_and_beside_two_is_not(city: Session) -> None:
    assert topics_for(city, "skraldespand tømt") == ("other_authority",)
    assert topics_for(city, "skraldespand tømt onsdagsvis") == ()


def test_a_second_topic_comes_where_it_fits_nearly_as_well(city: Session) -> None:
    assert topics_for(city, "pas") == ("passport_renew", "passport_child")
    assert topics_for(city, "børnepas") == ("passport_child",)


def test_before_anything_is_indexed_nothing_is_found(empty: Engine) -> None:
    migrate(empty)
    with sessions(empty)() as session:
        assert topics_for(session, "pas") == ()


def test_indexing_again_changes_nothing(empty: Engine) -> None:
    migrate(empty)
    for _ in range(2):
        with sessions(empty).begin() as session:
            index(session)
    with sessions(empty)() as session:
        assert topics_for(session, "bopælsattest") == ("residence_certificate",)
