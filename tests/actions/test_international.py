from collections.abc import Awaitable, Callable

import pytest

from backend.facts.values import Duration, Phone, Text
from replies import Reply

Ask = Callable[..., Awaitable[Reply]]
CPR, EU, TAX = "action_cpr_registration_new_arrival", "action_eu_residence", "action_tax_card"
ICS = Phone(number="89401040")


@pytest.mark.parametrize("action", [CPR, EU, TAX])
async def test_newcomers_are_sent_to_the_international_desk(ask: Ask, action: str) -> None:
    reply = await ask(action)
    assert reply.facts["phone"].value == ICS
    assert reply.sources
    assert "human" in {choice.key for choice in reply.choices}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("which documents should I bring", "documents"),
        ("jeg er her kun i to måneder", "short_stay"),
        ("norsk statsborger", "nordic"),
        ("cpr til mit barn", "family"),
        ("when do I get the yellow card", "health_card"),
        ("how long does it take", "time"),
        ("appointment at ICS", "booking"),
        ("koster det noget, pris", "price"),
        ("I have my cpr, now what", "next"),
        ("jeg er ny i Danmark", "how"),
    ],
)
async def test_a_cpr_number_has_many_sides(ask: Ask, text: str, key: str) -> None:
    assert (await ask(CPR, text)).key == f"cpr_registration_new_arrival.{key}"


async def test_how_soon_the_health_card_comes_is_told_with_its_year(ask: Ask) -> None:
    told = (await ask(CPR, "yellow card")).facts["health_card"]
    assert (told.value, told.standing) == (Duration(number=14, unit="day"), "dated")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("hvad koster det", "price"),
        ("my EU document is lost", "renewal"),
        ("min kone er ikke EU-borger", "family"),
        ("which papers does SIRI want, what documents", "documents"),
        ("by when must I have it", "deadline"),
        ("book an appointment with SIRI", "booking"),
        ("hvor lang tid tager det", "time"),
        ("EU-opholdsdokument", "how"),
    ],
)
async def test_the_eu_document_is_siris(ask: Ask, text: str, key: str) -> None:
    reply = await ask(EU, text)
    assert reply.key == f"eu_residence.{key}"
    assert reply.facts["siri_link"].value


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("skattekort", "how"),
        ("my tax card is wrong", "change"),
        ("hvilke papirer", "documents"),
        ("how long does it take", "time"),
        ("koster det noget, er det gratis", "price"),
        ("hjælp hos ICS", "booking"),
    ],
)
async def test_the_tax_card_is_the_tax_agencys(ask: Ask, text: str, key: str) -> None:
    reply = await ask(TAX, text)
    authority = reply.facts["authority"].value
    assert isinstance(authority, Text)
    assert (reply.key, authority.da) == (f"tax_card.{key}", "Skattestyrelsen")
    assert reply.facts["link"].value
