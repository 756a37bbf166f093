"""What the pipeline's parts make of Danish and English."""

from pathlib import Path

import numpy as np
import pytest

from bot.components import crf
from bot.components.bars import choose_bars
from bot.components.crf import Seen
from bot.components.doubt import Bars, decide, offered, probabilities
from bot.components.features import Reading, piece_terms, word_terms
from bot.components.folding import fold, fold_bare
from bot.components.gazetteer import AliasesUnreadableError, Gazetteer, read_names
from bot.components.held_out import NEVER, by_topic, folds, without_own_topics
from bot.components.language import LanguageNotSaidError, language_of_file
from bot.components.lemmas import Lemmas, Word
from bot.components.patterns import read_patterns
from bot.components.span import Span, settled

CHECKOUT = Path(__file__).resolve().parents[2]
BARS = Bars(warmth=1.0, known=0.0, sure=0.6, urgent={"human": 0.3})
PATTERNS = read_patterns(CHECKOUT / "bot" / "patterns")


@pytest.fixture(scope="module")
def lemmas() -> Lemmas:
    return Lemmas({"da": "", "en": ""})


def reading(text: str) -> Reading:
    return Reading(text, tuple((word, word) for word in text.split()))


TEXTS = {
    "hours": ["when do you open", "opening hours today", "are you open now", "when do you close", "open on sunday"],
    "passport": ["renew my passport", "passport price", "a new passport", "lost passport", "passport photo"],
    "human": ["talk to a person", "a human please", "call me back", "speak to somebody", "real person"],
}
READINGS = [reading(text) for texts in TEXTS.values() for text in texts]
TOPICS = [topic for topic, texts in TEXTS.items() for _ in texts]


def test_a_file_says_its_language() -> None:
    assert language_of_file("data/nlu/places.da.yml") == "da"
    assert language_of_file("places.en.yml") == "en"
    with pytest.raises(LanguageNotSaidError):
        language_of_file("places.yml")


def test_each_language_has_its_own_lemmas(lemmas: Lemmas) -> None:
    danish = {word.text: word.lemma for word in lemmas.words("Bibliotekerne åbner", "da")}
    english = {word.text: word.lemma for word in lemmas.words("we have libraries", "en")}
    assert danish["Bibliotekerne"] == "bibliotek"
    assert english["have"] == "have"
    assert english["libraries"] == "library"


def test_words_keep_their_place_in_the_text(lemmas: Lemmas) -> None:
    text = "Åbner İstanbul 😀 kl. 10?"
    assert all(text[word.start : word.start + len(word.text)] == word.text for word in lemmas.words(text, "da"))


@pytest.mark.parametrize("text", ["", " ", "😀😀", "?!"])
def test_a_text_without_words_has_no_terms(lemmas: Lemmas, text: str) -> None:
    read = Reading(text, tuple((word.text, word.lemma) for word in lemmas.words(text, "da")))
    assert word_terms(read) in ([], ["p ^ $"])
    assert piece_terms(read) == []


def test_folding_knows_what_people_type_for_danish_letters() -> None:
    assert fold("Åbyhøj") == fold("Aabyhoej") == "aabyhoej"
    assert fold_bare("Åbyhøj") == "abyhoj"


@pytest.mark.parametrize(
    ("ranked", "score", "decision"),
    [
        ([("a", 0.9), ("b", 0.1)], 1.0, "answer"),
        ([("a", 0.5), ("b", 0.4)], 1.0, "ask_back"),
        ([("a", 0.9), ("b", 0.1)], -0.1, "not_understood"),
        ([("human", 0.4), ("b", 0.3)], 1.0, "answer"),
        ([("human", 0.4), ("b", 0.3)], -0.1, "not_understood"),
    ],
)
def test_doubt_leads_to_an_answer_a_question_or_silence(
    ranked: list[tuple[str, float]], score: float, decision: str
) -> None:
    assert decide(ranked, score, BARS) == decision


def test_probabilities_sum_to_one_and_keep_the_order() -> None:
    likely = probabilities(np.asarray([[1.0, 3.0, -800.0]]), 2.0)
    assert likely.sum() == pytest.approx(1)
    assert likely.argmax() == 1


def test_bars_let_clear_cases_pass_and_keep_strangers_out() -> None:
    names = ("a", "b", "human")
    clear = np.repeat(np.eye(3) * 4 - 1, 30, axis=0)
    muddled = np.tile([-0.9, -1.0, -1.1], (30, 1))
    bars = choose_bars(clear, np.repeat([0, 1, 2], 30), muddled, names, {"human"})
    assert bars.known > -0.9
    assert bars.urgent["human"] <= bars.sure <= probabilities(clear, bars.warmth).max()


def test_folds_deal_each_topic_out_evenly() -> None:
    dealt = folds(TOPICS)
    for topic in TEXTS:
        assert sorted(fold for fold, own in zip(dealt, TOPICS, strict=True) if own == topic) == [0, 1, 2, 3, 4]


def test_a_topic_left_out_scores_as_a_stranger() -> None:
    truth = np.asarray([sorted(TEXTS).index(topic) for topic in TOPICS])
    scores = without_own_topics(np.ones((len(truth), len(TEXTS))), truth, by_topic(list(truth)))
    assert all(scores[place, own] == NEVER for place, own in enumerate(truth))
    assert (scores == 1).any()


@pytest.mark.parametrize(
    ("language", "text", "marked"),
    [
        ("da", "åbent på lørdag kl. 14", {"date": "lørdag", "time": "kl. 14"}),
        ("da", "aabent paa loerdag den 24. december", {"date": "loerdag|den 24. december"}),
        ("da", "pas til min søn på 9?", {"person_relation": "søn", "age": "9"}),
        ("da", "min datter på 3 år om 3 uger", {"person_relation": "datter", "age": "3", "period": "om 3 uger"}),
        ("da", "næste fredag, juleaften eller 24/12", {"date": "næste fredag|juleaften|24/12"}),
        ("da", "det kostede 150 kr.", {"amount": "150 kr."}),
        ("da", "manden i søen", {}),
        ("en", "open on Saturday at 3 pm", {"date": "Saturday", "time": "at 3 pm"}),
        ("en", "my 9-year-old daughter", {"age": "9-year-old", "person_relation": "daughter"}),
        ("en", "my son is 12", {"person_relation": "son", "age": "12"}),
        ("en", "the day after tomorrow or 24 December", {"date": "the day after tomorrow|24 December"}),
        ("en", "next week, on Christmas Eve", {"period": "next week", "date": "Christmas Eve"}),
    ],
)
def test_days_times_ages_and_relatives_are_marked(language: str, text: str, marked: dict[str, str]) -> None:
    found: dict[str, list[str]] = {}
    for span in settled(PATTERNS.find(text, language)):
        found.setdefault(span.entity, []).append(text[span.start : span.end])
    assert {entity: "|".join(words) for entity, words in found.items()} == marked


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    names = ["Hjortshøj Bibliotek", "Hjortshøj", "Dokk1", "Hovedbiblioteket", "Egå"]
    return Gazetteer({"place": names}, ordinary=["hovedbibliotekar"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("har Hjortshøj Bibliotek åbent", "Hjortshøj Bibliotek"),
        ("HJORTSHOEJ BIBLIOTEKS åbningstid", "HJORTSHOEJ BIBLIOTEKS"),
        ("hjortshoj?", "hjortshoj"),
        ("hjortshøi", "hjortshøi"),
        ("hovedbibloteket", "hovedbibloteket"),
        ("Egaa", "Egaa"),
        ("ega", "ega"),
    ],
)
def test_a_place_is_found_however_it_is_spelt(gazetteer: Gazetteer, text: str, words: str) -> None:
    assert [text[span.start : span.end] for span in gazetteer.find(text)] == [words]


@pytest.mark.parametrize("text", ["", "en hovedbibliotekar", "eje", "bibliotek"])
def test_an_ordinary_word_is_no_place(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.find(text) == []


def test_a_facts_file_of_another_shape_is_named(tmp_path: Path) -> None:
    (tmp_path / "places.yml").write_text("places: [Dokk1]", encoding="utf-8")
    with pytest.raises(AliasesUnreadableError, match=r"places\.yml"):
        read_names([tmp_path / "places.yml"])


def test_of_overlapping_spans_a_known_place_stays_then_the_longest() -> None:
    place, longer = Span("place", 5, 10, "gazetteer"), Span("service", 0, 20, "crf")
    date, part = Span("date", 30, 45, "crf"), Span("date", 33, 40, "pattern")
    assert settled([part, longer, date, place]) == [place, date]


def test_what_is_marked_around_a_known_place_stays_whole() -> None:
    known, around = Span("place", 16, 20, "gazetteer"), Span("place", 0, 20, "crf")
    other = Span("archive_subject", 0, 20, "crf")
    assert settled([known, around]) == [around]
    assert settled([known, other]) == [known]


def test_the_learnt_tagger_marks_what_it_was_shown(tmp_path: Path) -> None:
    def words(text: str) -> list[Word]:
        starts = [place for place in range(len(text)) if place == 0 or text[place - 1] == " "]
        return [Word(word, start, word) for word, start in zip(text.split(), starts, strict=True)]

    shown = [f"jeg rejser til {country} nu" for country in ("spanien", "tyskland", "norge", "italien")]
    examples = [(Seen(words(text), []), [Span("country", 15, len(text) - 3, "crf")]) for text in shown]
    assert crf.learn(examples, tmp_path / "model")
    found = crf.Tagger(tmp_path / "model").find(Seen(words("jeg rejser til belgien nu"), []))
    assert found == [Span("country", 15, 22, "crf")]


def test_nothing_marked_is_nothing_learnt(tmp_path: Path) -> None:
    assert not crf.learn([(Seen([Word("hej", 0, "hej")], []), [])], tmp_path / "model")
    assert not (tmp_path / "model").exists()


def test_a_third_topic_is_asked_about_only_when_it_is_likely() -> None:
    assert len(offered((("a", 0.6), ("b", 0.37), ("c", 0.03)))) == 2
    assert len(offered((("a", 0.4), ("b", 0.3), ("c", 0.2), ("d", 0.1)))) == 3
    assert offered((("a", 1.0),)) == (("a", 1.0),)
