from collections.abc import Awaitable, Callable
from decimal import Decimal

import pytest

from backend.facts.values import Money, Number
from replies import Reply

Ask = Callable[..., Awaitable[Reply]]
RENEW, CHILD = "action_passport_renew", "action_passport_child"


def fee(reply: Reply, name: str = "fee") -> Decimal:
    value = reply.facts[name].value
    assert isinstance(value, Money)
    return value.amount


@pytest.mark.parametrize("action", [RENEW, CHILD])
@pytest.mark.parametrize(
    "text", ["Hvad koster et pas til min søn på 9?", "How much is a passport for my 9 year old son?"]
)
async def test_the_fee_of_a_nine_year_old_bears_its_year_and_source(ask: Ask, action: str, text: str) -> None:
    reply = await ask(action, text, entities={"person_relation": "søn"})
    assert (reply.key, fee(reply)) == ("passport_child.price_age", 150)
    assert (reply.facts["fee"].year, reply.facts["age"].value) == (2023, Number(number=9))
    assert reply.facts["fee"].source in reply.sources


@pytest.mark.parametrize(("age", "amount"), [("0", 150), ("11", 150), ("12", 179), ("17", 179)])
async def test_the_fee_follows_the_age(ask: Ask, age: str, amount: int) -> None:
    assert fee(await ask(CHILD, "hvad koster det", entities={"age": age})) == amount


async def test_at_eighteen_the_adults_fee_is_told(ask: Ask) -> None:
    reply = await ask(CHILD, "hvad koster et pas til min datter på 18")
    assert (reply.key, fee(reply, "fee_adult")) == ("passport_renew.price", 891)


async def test_without_an_age_both_fees_are_told(ask: Ask) -> None:
    reply = await ask(CHILD, "hvad koster pas til børn")
    assert (reply.key, fee(reply, "fee_child"), fee(reply, "fee_youth")) == ("passport_child.price", 150, 179)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Skal min datter på 11 give fingeraftryk?", "fingerprints_too_young"),
        ("Skal min datter på 12 år give fingeraftryk?", "fingerprints_old_enough"),
        ("giver børn fingeraftryk", "fingerprints"),
        ("skal begge forældre skrive under", "consent"),
        ("what papers do I bring for my 12-year-old", "bring"),
        ("pas til min datter på 3 år", "how_age"),
        ("pas til barn", "how"),
        ("hvor længe gælder et børnepas", "validity"),
    ],
)
async def test_a_childs_passport_has_many_sides(ask: Ask, text: str, key: str) -> None:
    assert (await ask(CHILD, text)).key == f"passport_child.{key}"


async def test_a_child_needs_the_consent_of_both(ask: Ask) -> None:
    reply = await ask(CHILD, "pas til min søn på 9")
    assert reply.facts["guardians_consent"].value


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Hvordan får jeg nyt pas?", "how"),
        ("Hvad koster et pas?", "price"),
        ("What does a pensioner pay?", "pensioner_price"),
        ("Do I need a photo?", "photo"),
        ("skal man give fingeraftryk", "fingerprints"),
        ("kan jeg nå at få et nyt", "urgent"),
        ("hvor lang tid tager det", "time"),
        ("hvor mange år gælder det", "validity"),
        ("what should I bring", "bring"),
        ("kan man forny det online", "booking"),
    ],
)
async def test_a_new_passport_has_many_sides(ask: Ask, text: str, key: str) -> None:
    assert (await ask(RENEW, text)).key == f"passport_renew.{key}"


async def test_what_is_not_known_is_not_told(ask: Ask) -> None:
    reply = await ask(RENEW, "hvor lang tid tager det")
    assert (reply.facts["delivery_time"].value, reply.facts["delivery_time"].source) == (None, None)


@pytest.mark.parametrize(
    ("action", "text", "key"),
    [
        ("action_passport_lost", "Jeg har mistet mit pas", "passport_lost.how"),
        ("action_passport_lost", "I fly tomorrow and it is gone", "passport_lost.emergency"),
        ("action_passport_lost", "jeg har fundet mit pas igen", "passport_lost.found"),
        ("action_passport_lost", "do I pay extra", "passport_lost.price"),
        ("action_passport_pickup", "Hvor henter jeg mit færdige pas?", "passport_pickup.how"),
        ("action_passport_pickup", "Can my husband collect it?", "passport_pickup.another"),
        ("action_passport_pickup", "kan I sende det med posten", "passport_pickup.by_post"),
        ("action_passport_pickup", "er mit pas klar", "passport_pickup.when"),
    ],
)
async def test_lost_passports_and_those_to_collect(ask: Ask, action: str, text: str, key: str) -> None:
    assert (await ask(action, text)).key == key
