from collections.abc import Awaitable, Callable

import pytest

from backend.facts.values import Duration, Money, Text
from replies import Reply

Ask = Callable[..., Awaitable[Reply]]
MARRIAGE, NAME, CERTIFICATES = "action_marriage", "action_name_change", "action_civil_certificates"


async def test_to_marry_one_fills_in_a_declaration_and_marries_in_time(ask: Ask) -> None:
    reply = await ask(MARRIAGE, "Vi vil gerne giftes")
    assert reply.key == "marriage.how"
    assert reply.facts["certificate_validity"].value == Duration(number=4, unit="month")
    assert reply.facts["declaration"].source in reply.sources


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("hvor længe gælder en prøvelsesattest", "certificate"),
        ("my fiancée is not Danish, she has a visa", "foreign"),
        ("vi blev gift i udlandet, kan I registrere det", "abroad"),
        ("hvad koster en vielse", "price"),
        ("do we need witnesses", "witnesses"),
        ("hvilke papirer skal vi have med", "papers"),
        ("can you marry us outdoors", "ceremony"),
        ("bryllup på rådhuset", "how"),
    ],
)
async def test_a_wedding_has_many_sides(ask: Ask, text: str, key: str) -> None:
    assert (await ask(MARRIAGE, text)).key == f"marriage.{key}"


@pytest.mark.parametrize("side", ["ceremony", "witnesses", "papers", "price", "abroad"])
async def test_what_nobody_has_told_us_of_weddings_is_not_known_and_has_a_phone(ask: Ask, side: str) -> None:
    reply = await ask(MARRIAGE, entities={"service": side})
    fact = reply.facts["fee" if side == "price" else side]
    assert (fact.standing, fact.value) == ("unknown", None)
    assert fact.official
    assert reply.facts["phone"].value


async def test_a_new_name_has_a_price_with_its_year(ask: Ask) -> None:
    fee = (await ask(NAME, "hvad koster det at skifte navn")).facts["fee"]
    assert isinstance(fee.value, Money)
    assert (fee.standing, fee.year) == ("dated", 2023)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("vi er lige blevet gift og vil hedde det samme", "wedding"),
        ("our daughter needs another surname", "child"),
        ("hvor lang tid tager det", "time"),
        ("do I need a new passport", "papers"),
        ("må man hedde hvad som helst", "allowed"),
        ("skifte efternavn", "how"),
    ],
)
async def test_a_new_name_has_many_sides(ask: Ask, text: str, key: str) -> None:
    assert (await ask(NAME, text)).key == f"name_change.{key}"


@pytest.mark.parametrize("text", ["dåbsattest", "birth certificate", "hvad koster en dødsattest"])
async def test_most_certificates_are_the_church_offices_matter(ask: Ask, text: str) -> None:
    reply = await ask(CERTIFICATES, text)
    authority = reply.facts["authority"].value
    assert isinstance(authority, Text)
    assert authority.da.startswith("Kirkekontoret")
    assert reply.facts["link"].value
    assert "human" in {choice.key for choice in reply.choices}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("vielsesattest", "marriage"),
        ("my grandparents' wedding certificate", "old_marriage"),
        ("fødselsattest med apostille", "legalised"),
        ("I was born abroad", "abroad"),
        ("how long does it take", "time"),
    ],
)
async def test_some_certificates_are_another_matter(ask: Ask, text: str, key: str) -> None:
    assert (await ask(CERTIFICATES, text)).key == f"civil_certificates.{key}"
