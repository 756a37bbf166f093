from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, text
from sqlalchemy.orm import Session, sessionmaker

from backend.db import engine_for, sessions
from backend.migrate import migrate
from backend.search.documents import Document
from backend.search.service import find, index

EVENTS = (
    Document("event", "puppets", "Dukketeater om en kat", "For børn over tre år.", "teater, børn"),
    Document("event", "theatre", "Børneteater: Månen", "En forestilling uden ord.", "forestilling"),
    Document("event", "comedy", "Komedie for voksne", "Teater med grin.", "teater"),
    Document("event", "knitting", "Strikkecafé", "Tag dit strikketøj med.", "håndarbejde, hækling"),
    Document("event", "talk", "Foredrag om Åboulevarden", "Byens å, fortalt af en historiker.", "byhistorie"),
    Document("event", "rhythm", "Rytmik for de mindste", "Med baby på armen.", "baby"),
    Document("event", "books", "Bogbyttedag", "Byt dine bøger.", "litteratur"),
    Document("event", "club", "Book club", "We read a novel every month.", "reading", "en"),
    Document("event", "stories", "Lørdagshistorier", "Fortællinger for store og små.", "højtlæsning"),
)  # fmt: skip
HOSTILE = (
    '"', "'", "*", "teat*", "NEAR(teater børn)", "title:teater", "-teater", "teater AND", "OR", "NOT NOT", "(((",
    "^teater", "a & b | !c", "teater:*", "\\", "%", "_", ";--", "'; DROP TABLE search_documents", "{title}: teater",
    "\x00", "teater\x00børn", "\ud800", "🎭", "مسرح للأطفال", "x" * 2000, "ø" * 2000, "teater " * 2000, "á̂̃" * 50,
    "<->", "+", "ﬁ", "²", "by " * 7000,
)  # fmt: skip


@pytest.fixture
def filled(store: sessionmaker[Session]) -> Iterator[Session]:
    with store.begin() as session:
        index(session, "event", EVENTS)
    with store() as session:
        yield session


def keys(session: Session, words: str, **more: object) -> list[str]:
    return [hit.key for hit in find(session, "event", words, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("teater for børn", "puppets"),
        ("børneteater", "theatre"),
        ("borneteater", "theatre"),
        ("strikke cafe", "knitting"),
        ("strikkecafé", "knitting"),
        ("STRIKKECAFEEN", "knitting"),
        ("hækkle", "knitting"),
        ("Åboulevarden", "talk"),
        ("Aaboulevarden", "talk"),
        ("aboulevarden", "talk"),
        ("babyrytmk", "rhythm"),
        ("boger", "books"),
        ("bog", "books"),
        ("novels", "club"),
        ("reading a novel", "club"),
        ("fortæling", "stories"),
        ("er der noget om strik på lørdag", "knitting"),
        ("is there any theatre for kids this weekend", "puppets"),
    ],
)
def test_what_was_meant_is_found_first(filled: Session, words: str, first: str) -> None:
    assert keys(filled, words)[:1] == [first]


def test_a_compound_finds_its_parts_and_the_parts_find_the_compound(filled: Session) -> None:
    assert set(keys(filled, "børneteater")[:2]) == {"theatre", "puppets"}
    assert set(keys(filled, "teater for børn")[:2]) == {"theatre", "puppets"}


@pytest.mark.parametrize("words", ["", "  ", "er der noget på lørdag", "is there anything on today", "xylofon", "!?"])
def test_nothing_is_found_by_words_that_say_nothing_or_that_nobody_has(filled: Session, words: str) -> None:
    assert find(filled, "event", words) == []


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_break_the_query(filled: Session, words: str) -> None:
    assert all(hit.key in {one.key for one in EVENTS} for hit in find(filled, "event", words))


def test_only_the_keys_among_which_is_looked(filled: Session) -> None:
    assert keys(filled, "teater", among={"comedy", "books"}) == ["comedy"]
    assert keys(filled, "teater", among=[]) == []
    assert keys(filled, "teater", among=(f"other-{number}" for number in ())) == []
    assert keys(filled, "teater", among=[f"other-{number}" for number in range(20_000)] + ["comedy"]) == ["comedy"]


def test_among_all_keys_is_the_same_as_among_none(filled: Session) -> None:
    assert keys(filled, "teater", among=[one.key for one in EVENTS]) == keys(filled, "teater")


def test_as_many_as_were_asked_for(filled: Session) -> None:
    assert len(keys(filled, "teater", limit=2)) == 2
    assert keys(filled, "teater", limit=2) == keys(filled, "teater")[:2]
    assert keys(filled, "teater", limit=0) == []


def test_scores_fall_and_lie_between_nothing_and_one(filled: Session) -> None:
    scores = [hit.score for hit in find(filled, "event", "teater for børn")]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_another_kind_is_not_found(filled: Session) -> None:
    index(filled, "service", [Document("service", "moon", "Teater")])
    assert [hit.key for hit in find(filled, "service", "teater")] == ["moon"]
    assert "moon" not in keys(filled, "teater")


def test_a_kind_that_nobody_has_indexed_has_nothing(filled: Session) -> None:
    assert find(filled, "place", "teater") == []


def test_indexing_again_replaces_all_of_the_kind(filled: Session) -> None:
    index(filled, "event", [Document("event", "chess", "Skak")])
    assert keys(filled, "teater") == []
    assert keys(filled, "skak") == ["chess"]


def test_an_empty_index_finds_nothing(filled: Session) -> None:
    index(filled, "event", [])
    assert keys(filled, "teater") == []


def test_what_is_rolled_back_was_never_there(filled: Session) -> None:
    index(filled, "event", [Document("event", "chess", "Skak")])
    assert keys(filled, "skak") == ["chess"]
    filled.rollback()
    assert keys(filled, "skak") == []
    assert keys(filled, "strikkecafé") == ["knitting"]


def test_others_see_the_new_index_and_its_words_after_the_commit(store: sessionmaker[Session], filled: Session) -> None:
    assert keys(filled, "skak") == []
    filled.rollback()
    with store.begin() as other:
        index(other, "event", [Document("event", "chess", "Skakcafé")])
    assert keys(filled, "skakcafe") == ["chess"]


def test_two_texts_of_one_key_are_one_hit(session: Session) -> None:
    both = [Document("event", "club", "Læsekreds"), Document("event", "club", "Book club", language="en")]
    index(session, "event", both)
    assert keys(session, "læsekreds") == keys(session, "book club") == ["club"]


def test_a_document_of_another_kind_is_refused(session: Session) -> None:
    with pytest.raises(ValueError, match="kind service"):
        index(session, "event", [Document("service", "pas", "Pas")])


def test_a_document_of_rubbish_is_kept_and_others_are_found(session: Session) -> None:
    rubbish = Document("event", "rubbish", "".join(HOSTILE) * 3, "æ" * 1_000_000, "\x00 " * 5000)
    index(session, "event", [rubbish, *EVENTS])
    assert keys(session, "strikkecafé")[0] == "knitting"


def test_the_words_of_a_kind_are_read_once_and_again_only_when_they_have_changed(
    store: sessionmaker[Session], filled: Session
) -> None:
    asked: list[str] = []
    event.listen(filled.get_bind(), "before_cursor_execute", lambda *call: asked.append(call[2]))
    find(filled, "event", "teater")
    before = sum("vocabulary" in query for query in asked)
    for words in ("teater", "strik", "teater for børn"):
        find(filled, "event", words)
    assert sum("vocabulary" in query for query in asked) == before
    filled.rollback()
    with store.begin() as other:
        index(other, "event", [*EVENTS, Document("event", "new", f"Åben {other.get_bind().dialect.name}")])
    asked.clear()
    find(filled, "event", "teater")
    assert sum("vocabulary" in query for query in asked if query.startswith("SELECT")) == 1


def test_a_search_asks_the_database_at_most_three_times(filled: Session) -> None:
    find(filled, "event", "teater")
    asked: list[str] = []
    event.listen(filled.get_bind(), "before_cursor_execute", lambda *call: asked.append(call[2]))
    find(filled, "event", "noget teater for mine børn med kat og strik")
    assert len(asked) <= 3


def test_nothing_is_left_behind_when_a_kind_is_replaced(filled: Session) -> None:
    for _ in range(3):
        index(filled, "event", EVENTS)
    assert filled.scalar(text("SELECT count(*) FROM search_documents")) == len(EVENTS)
    if filled.get_bind().dialect.name == "sqlite":
        filled.execute(text("INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)"))


def test_two_who_index_at_once_wait_for_each_other(store: sessionmaker[Session]) -> None:
    def write(number: int) -> None:
        with store.begin() as session:
            index(session, "event", [Document("event", f"{number}-{other}", "Skak") for other in range(30)])

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(8)))
    with store() as session:
        found = {hit.key.split("-")[0] for hit in find(session, "event", "skak", limit=100)}
        assert len(found) == 1
        assert session.scalar(text("SELECT count(*) FROM search_documents")) == 30


def test_many_can_search_at_once(store: sessionmaker[Session], filled: Session) -> None:
    asked = ["teater for børn", "hækkle", "strikke cafe", "boger"] * 10

    def ask(words: str) -> list[str]:
        with store() as session:
            return keys(session, words)

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ask, asked)) == [keys(filled, words) for words in asked]


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """One SQLite store for all examples of a law."""
    engine = engine_for(f"sqlite:///{tmp_path_factory.mktemp('search')}/city.db")
    migrate(engine)
    with sessions(engine)() as session:
        index(session, "event", EVENTS)
        yield session
    engine.dispose()


@given(st.text(max_size=80))
@example('"')
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_asked_is_answered(lasting: Session, words: str) -> None:
    for hit in find(lasting, "event", words):
        assert 0 < hit.score <= 1


@pytest.mark.parametrize("document", EVENTS, ids=lambda document: document.key)
def test_every_text_is_found_first_by_its_title(lasting: Session, document: Document) -> None:
    assert keys(lasting, document.title)[0] == document.key


@given(st.text(alphabet="abdeøåæ -", min_size=1, max_size=25), st.sampled_from(["da", "en"]))
@settings(max_examples=30)
def test_any_word_finds_the_title_it_stands_in(
    tmp_path_factory: pytest.TempPathFactory, title: str, language: str
) -> None:
    file: Path = tmp_path_factory.mktemp("law") / "city.db"
    engine = engine_for(f"sqlite:///{file}")
    migrate(engine)
    with sessions(engine)() as session:
        index(session, "event", [Document("event", "it", f"xylofon {title}", language=language)])  # type: ignore[arg-type]
        assert keys(session, f"xylofon {title}") == ["it"]
    engine.dispose()
