from backend.search.abilities import Abilities
from backend.search.analysis import Terms, analysed
from backend.search.documents import Document, Language


def terms_of(*documents: Document, abilities: Abilities | None = None) -> list[Terms]:
    found, _ = analysed(documents, abilities or Abilities())
    return [terms for _, terms in found]


def event(title: str = "", body: str = "", keywords: str = "", language: Language = "da") -> Document:
    return Document("event", title or "untitled", title, body, keywords, language)


TEACHES = event("Zombie og salsa")


def test_words_that_say_nothing_are_left_out() -> None:
    (terms,) = terms_of(event("Er der noget for dig og børnene på lørdag?"))
    assert terms.title == ("barn",)


def test_a_part_of_a_compound_counts_one_step_below_the_word() -> None:
    in_title = terms_of(TEACHES, event("Zombiesalsa"))[1]
    in_keywords = terms_of(TEACHES, event(keywords="zombiesalsa"))[1]
    in_body = terms_of(TEACHES, event(body="zombiesalsa"))[1]
    parts = {"zombi", "salsa"}
    assert (set(in_title.keywords), set(in_keywords.body), set(in_body.within)) == (parts, parts, parts)


def test_compounds_are_learned_from_the_texts_themselves() -> None:
    assert terms_of(event("Zombiesalsa"))[0].keywords == ()


def test_what_editors_list_is_known_without_a_text() -> None:
    assert set(terms_of(event("Børneteater"))[0].keywords) == {"barn", "teat"}


def test_days_help_to_cut_and_are_no_parts() -> None:
    assert terms_of(event("Sang"), event("Sangaften"))[1].keywords == ("sang",)


def test_a_noun_of_an_action_leads_to_what_is_done() -> None:
    assert "haekl" in terms_of(event("Hækling"))[0].keywords


def test_a_word_with_a_hyphen_is_there_in_both_ways() -> None:
    assert {"legoklub", "lego", "klub"} <= set(terms_of(event("LEGO-klub"))[0].title)


def test_english_words_go_by_english_stems() -> None:
    (terms,) = terms_of(event("Stories for children", language="en"))
    assert terms.title == ("stori", "child")


def test_the_languages_do_not_teach_each_other_compounds() -> None:
    assert terms_of(event("Zombie, salsa", language="en"), event("Zombiesalsa"))[1].keywords == ()


def test_without_its_abilities_words_stay_as_they_are() -> None:
    plain = Abilities(stems=False, compounds=False, stop_words=False)
    found = terms_of(TEACHES, event("Zombiesalsaen på lørdag"), abilities=plain)
    assert found[1].title == ("zombiesalsaen", "paa", "loerdag")
    assert found[1].keywords == ()


def test_the_vocabulary_counts_texts() -> None:
    _, vocabulary = analysed([event("Teater for børn"), event("Børneteater"), event("Koncert")])
    assert vocabulary.documents == 3
    assert vocabulary.counts == {"teat": 2, "barn": 2, "boerneteat": 1, "koncert": 1}


def test_nothing_comes_of_nothing() -> None:
    found, vocabulary = analysed([])
    assert (found, vocabulary.documents, vocabulary.counts) == ([], 0, {})
