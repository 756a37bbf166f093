"""The language of a message, and of the answers: steady, and never guessed."""

import pytest

from api.conversations.language import Decision, decide
from api.reader import language_of
from replies import reply
from tests.api.conversations.test_posting import keys
from tests.api.running import FakeBot, Running, ear
from tests.talk import Talk


@pytest.mark.parametrize(
    "text",
    [
        "Hvornår har Risskov Bibliotek åbent på lørdag?",
        "hvad koster et pas til min søn på 9",
        "mit pas er væk",
        "hjælp",
        "åbningstider",
        "jeg har mistet passet mitt, hva gjør jeg",
        "jag har tappat bort mitt pass",
        "kan i hjælpe",
        "pas til barn",
        "er der åbent nu",
        "og i morgen?",
        "jeg vil gerne tale med en person",
        "bopælsattest tak, hvordan",
        "noget spændende at læse for en 10 årig",
    ],
)
def test_danish_and_its_neighbours_are_heard_as_danish(text: str) -> None:
    assert ear().hear(text) == "da"


@pytest.mark.parametrize(
    "text",
    [
        "When is Risskov library open on Saturday?",
        "how much is a passport for my 9 year old son",
        "lost my passport",
        "help",
        "thanks",
        "opening hours dokk1",
        "I need a residence certificate",
        "can i renew it online",
        "moving to Aarhus next month",
        "talk to a human",
        "What about Hasle Bibliotek?",
        "is there anything at åby library on Saturday",
    ],
)
def test_english_is_heard_as_english(text: str) -> None:
    assert ear().hear(text) == "en"


@pytest.mark.parametrize(
    "text",
    ["ok", "OK", "Okay", "42", "24/12", "👍", "...", "Risskov", "Jens Hansen", "Victor Jones", "Dokk1", "MitID",
     "Hasle Bibliotek", "ja", "nej", "no", "yes", "info", "Borgerservice", "2", ""],
)  # fmt: skip
def test_a_word_a_number_or_a_name_says_nothing(text: str) -> None:
    assert ear().hear(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Ich möchte einen Pass",
        "Guten Tag, wann haben Sie geöffnet?",
        "Wie viel kostet ein Reisepass?",
        "Waar is de bibliotheek?",
        "Xin chào",
        "Де бібліотека?",
        "Коли відкрито Dokk1?",
        "Où est la bibliothèque ?",
        "Gdzie jest biblioteka?",
        "¿Dónde está la biblioteca?",
        "где находится библиотека",
        "أين المكتبة",
        "图书馆在哪里",
        "Δεν καταλαβαίνω",
        "gdzie mogę odebrać paszport",
        "ile kosztuje nowy paszport",
        "necesito un pasaporte nuevo",
        "hol tudom megújítani az útlevelemet",
        "kur galiu gauti asmens kodą",
    ],
)
def test_other_languages_are_heard_as_such(text: str) -> None:
    assert ear().hear(text) == "other"


@pytest.mark.parametrize(
    "text", ["pas pensionist pris", "I'm so scared", "a haar mist mi afgangsbevis", "care leaver file"]
)
def test_odd_spellings_of_ours_are_not_heard_as_foreign(text: str) -> None:
    assert ear().hear(text) != "other"


def test_a_chosen_language_is_only_ever_offered_another() -> None:
    assert decide("en", "da", chosen=True) == Decision("en", "da", "gateway.language_offer")
    assert decide("en", "da", chosen=False) == Decision("en", "en")
    assert decide(None, "da", chosen=False) == Decision("da", "da")
    assert decide("other", "en", chosen=False) == Decision("en", "en", "gateway.other_language")


def test_answers_follow_the_language_of_the_messages_until_one_is_chosen(gateway: Running, bot: FakeBot) -> None:
    with Talk(gateway.address) as talk:
        assert talk.say("Hvornår har I åbent?")[0]["language"] == "da"
        assert talk.say("When do you open tomorrow?")[0]["language"] == "en"
        assert talk.say("ok")[0]["language"] == "en"
        assert talk.say("Risskov")[0]["language"] == "en"
        talk.switch(language="da")
        answer = talk.say("When do you open tomorrow?")[0]
        assert answer["language"] == "da"
        assert keys([answer])[-1] == "gateway.language_offer"
        assert "gateway.language_offer" not in keys(talk.say("And where is it?"))
        assert [question.language for question in bot.asked] == ["da", "en", "en", "en", "en", "en"]


def test_the_offered_language_can_be_taken_by_its_button(gateway: Running, bot: FakeBot) -> None:
    with Talk(gateway.address, "da") as talk:
        offer = talk.say("When do you open tomorrow?")[0]
        offered = next(each for each in offer["replies"] if each["key"] == "gateway.language_offer")
        bot.says = [(reply("language_switch.to_en"),)]
        assert talk.press(offer["seq"], offered["choices"][0]["key"]).status_code == 202
        assert talk.wait_for_answer()[0]["language"] == "en"
        payload = bot.asked[-1].payload
        assert payload
        assert payload.intent == "language_switch"


def test_whoever_writes_in_another_language_is_told_which_we_speak(citizen: Talk, bot: FakeBot) -> None:
    bot.says = [(reply("not_understood.once"),)]
    answer = citizen.say("Gdzie jest biblioteka?")[0]
    assert keys([answer]) == ["gateway.other_language"]
    assert "English" in answer["text"]


@pytest.mark.parametrize("key", ["opening_hours.day", "passport_pickup.how", "ask_back.which"])
def test_words_in_another_language_are_not_answered_by_a_guess(citizen: Talk, bot: FakeBot, key: str) -> None:
    bot.says = [(reply(key),)]
    assert keys(citizen.say("Gdzie mogę odebrać paszport?")) == ["gateway.other_language"]


@pytest.mark.parametrize("key", ["crisis.now", "human.reach"])
def test_danger_and_the_wish_for_a_person_are_heeded_in_any_language(citizen: Talk, bot: FakeBot, key: str) -> None:
    bot.says = [(reply(key),)]
    assert keys(citizen.say("Ich brauche bitte einen Menschen")) == ["gateway.other_language", key]


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("", "da"), ("*", "da"), ("en-US,en;q=0.9,da;q=0.8", "en"), ("da;q=0.5,en;q=0.9", "en"), ("sv-SE", "da"),
     ("de-DE", "en"), ("en;q=0", "da"), ("en;q=x", "da"), (";;;,,,", "da")],
)  # fmt: skip
def test_the_browsers_wish_is_read(accepted: str, language: str) -> None:
    assert language_of(accepted) == language
