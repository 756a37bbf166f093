from collections.abc import Awaitable, Callable
from decimal import Decimal

import pytest

from backend.facts.values import Duration, Money
from replies import Reply

Ask = Callable[..., Awaitable[Reply]]
LICENCE, EXCHANGE = "action_driving_licence", "action_driving_licence_exchange"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("kørekort", "how"),
        ("How do I renew it?", "how"),
        ("Hvad koster det at forny sit kørekort?", "price"),
        ("jeg har mistet mit kørekort", "lost"),
        ("what does it cost when it was stolen", "lost"),
        ("mit kørekort er udløbet", "expired"),
        ("skal jeg have en lægeattest", "doctor"),
        ("I have epilepsy", "doctor"),
        ("internationalt kørekort", "international"),
        ("kørekort til lastbil", "large"),
        ("min søn vil tage kørekort", "first"),
        ("how do I get it back after a ban", "ban"),
        ("gælder appen", "app"),
        ("jeg er blevet gift", "name_changed"),
        ("hvornår kommer det nye", "time"),
        ("can my wife pick up my licence", "handed_out"),
        ("kan jeg gøre det på nettet", "online"),
        ("skal jeg have foto med", "bring"),
        ("hvor længe gælder det", "validity"),
        ("bestille tid", "booking"),
    ],
)
async def test_a_driving_licence_has_many_sides(ask: Ask, text: str, key: str) -> None:
    assert (await ask(LICENCE, text)).key == f"driving_licence.{key}"


async def test_renewing_tells_the_fee_what_to_bring_and_how_early(ask: Ask) -> None:
    reply = await ask(LICENCE, "forny kørekort")
    assert reply.facts["fee_renewal"].value == Money(amount=Decimal(190))
    assert reply.facts["renew_before"].value == Duration(number=3, unit="month")
    assert reply.facts["bring"].value
    assert reply.facts["fee_renewal"].source in reply.sources


async def test_an_uncertain_validity_bears_its_year(ask: Ask) -> None:
    told = (await ask(LICENCE, "hvor længe gælder det")).facts["validity"]
    assert (told.standing, told.year) == ("dated", 2025)


@pytest.mark.parametrize(
    ("action", "text", "unknown"),
    [
        (LICENCE, "lægeattest", "doctor_certificate"),
        (LICENCE, "it has expired", "expired"),
        (EXCHANGE, "ombytte", "exchange_rules"),
        (EXCHANGE, "is it accepted", "foreign_valid"),
    ],
)
async def test_rules_that_nobody_gave_us_are_not_told_but_lead_to_the_phone_and_a_person(
    ask: Ask, action: str, text: str, unknown: str
) -> None:
    reply = await ask(action, text)
    assert (reply.facts[unknown].value, reply.facts[unknown].source) == (None, None)
    assert reply.facts[unknown].official
    assert reply.facts["phone"].value
    assert "human" in {choice.key for choice in reply.choices}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("ombytning af kørekort fra Polen", "how"),
        ("what does the exchange cost", "price"),
        ("må jeg køre på mit norske", "foreign_valid"),
        ("do i have to take a driving test", "test"),
        ("hvilke papirer", "bring"),
        ("får jeg det gamle tilbage", "old"),
        ("hvor lang tid tager det", "time"),
    ],
)
async def test_swapping_a_licence_has_many_sides(ask: Ask, text: str, key: str) -> None:
    assert (await ask(EXCHANGE, text)).key == f"driving_licence_exchange.{key}"


async def test_swapping_has_a_fee_of_its_own(ask: Ask) -> None:
    assert (await ask(EXCHANGE, "pris")).facts["fee_exchange"].value == Money(amount=Decimal(360))
