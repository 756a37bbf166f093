"""Danger and despair are heard; everyday words that look like them are not."""

import pytest

from tests.api.running import crisis


@pytest.mark.parametrize(
    "text",
    [
        "jeg vil dø",
        "Jeg vil gerne dø!!",
        "jeg vil bare dø",
        "jeg gider ikke leve mere",
        "jeg har ikke lyst til at leve længere",
        "jeg tænker på selvmord",
        "jeg tager mit eget liv i aften",
        "Jeg overvejer at tage mit liv",
        "jeg vil slå mig selv ihjel",
        "min mand slår mig",
        "han banker mig hver dag",
        "jeg er blevet voldtaget",
        "hun har taget en overdosis",
        "han trækker ikke vejret",
        "I want to die",
        "i dont want to live anymore",
        "I don’t want to live",
        "thinking about suicide",
        "i am suicidal",
        "I'm going to kill myself",
        "I want to end my life",
        "my husband beats me",
        "I was raped",
        "she is not breathing",
        "he took too many pills",
        "I CAN'T GO ON LIKE THIS",
    ],
)
def test_danger_and_despair_are_heard(text: str) -> None:
    assert crisis().heard(text)


@pytest.mark.parametrize(
    "text",
    [
        "må man slå græs om søndagen",
        "jeg dør af grin",
        "jeg er ved at dø af grin over jeres svar",
        "jeg vil slå op i en bog",
        "hvornår dør oldtidens kulturer ud",
        "døren til biblioteket er låst",
        "kan jeg leve uden MitID",
        "har I bøger om selvmord",
        "film om selvmord til min opgave",
        "hvor afleverer jeg Suicide Squad",
        "this queue is killing me",
        "do you have books about suicide",
        "my father died, who do I tell",
        "min far er død, hvad skal jeg gøre",
        "dødsattest",
        "he hits the ball",
        "the deadline is killing me",
        "han slår græs for mig",
        "what is the dead line for a passport",
        "hvor kan jeg leje en sal til min fødselsdag",
        "pas",
        "",
        "👍",
    ],
)
def test_everyday_words_are_not(text: str) -> None:
    assert not crisis().heard(text)


def test_a_harmless_phrase_does_not_hide_a_cry_beside_it() -> None:
    assert crisis().heard("har I bøger om selvmord, for jeg vil dø")
