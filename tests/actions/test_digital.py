from collections.abc import Awaitable, Callable
from decimal import Decimal

import pytest

from backend.facts.values import Money, Number, Phone
from replies import Reply

Ask = Callable[..., Awaitable[Reply]]
SUPPORT, HOTLINE = Phone(number="33980010"), Phone(number="70200000")


@pytest.mark.parametrize(
    ("topic", "text", "side"),
    [
        ("mitid", "Hvordan får jeg MitID?", "how"),
        ("mitid", "someone used my mitid", "misused"),
        ("mitid", "jeg har glemt min kode", "blocked"),
        ("mitid", "I can't log in", "blocked"),
        ("mitid", "ny telefon", "new_phone"),
        ("mitid", "kodeviser", "code_display"),
        ("mitid", "mitid til mit barn", "child"),
        ("mitid", "mitid erhverv", "business"),
        ("mitid", "I live in Spain", "abroad"),
        ("mitid", "han bor på plejehjem", "cannot_come"),
        ("mitid", "is it free", "price"),
        ("mitid", "hvilken legitimation", "identification"),
        ("mitid", "skal jeg bestille tid", "booking"),
        ("mitid", "nummeret til support", "support"),
        ("digital_post", "Hvordan læser jeg min post?", "how"),
        ("digital_post", "kan jeg blive fritaget", "exempt"),
        ("digital_post", "is this a scam", "suspicious"),
        ("digital_post", "min afdøde mands post", "deceased"),
        ("digital_post", "give read access", "another"),
        ("digital_post", "besked på sms", "notice"),
        ("digital_help", "hjælp til selvbetjening", "how"),
        ("digital_help", "can you scan my papers", "scan"),
        ("digital_help", "jeg har ingen computer", "computer"),
        ("digital_help", "the site gives an error", "error"),
        ("digital_help", "papirblanket", "paper"),
        ("digital_help", "er der et kursus", "course"),
        ("proxy_for_relative", "fuldmagt", "how"),
        ("proxy_for_relative", "min mor er dement", "guardian"),
        ("proxy_for_relative", "may I use my wife's mitid", "mitid"),
        ("proxy_for_relative", "læseadgang", "read_access"),
        ("proxy_for_relative", "withdraw it", "withdraw"),
        ("proxy_for_relative", "min far døde", "deceased"),
        ("proxy_for_relative", "en bisidder", "companion"),
        ("id_card", "id-kort", "how"),
        ("id_card", "what does it cost", "price"),
        ("id_card", "hvad skal jeg have med", "bring"),
        ("id_card", "kan jeg rejse på det", "travel"),
        ("id_card", "my son is 16", "young"),
        ("id_card", "jeg har mistet det", "lost"),
        ("id_card", "apostille", "legalise"),
        ("id_card", "a certified copy", "copy"),
    ],
)
async def test_digital_topics_have_many_sides(ask: Ask, topic: str, text: str, side: str) -> None:
    assert (await ask(f"action_{topic}", text)).key == f"{topic}.{side}"


async def test_mitid_is_given_at_borgerservice_and_costs_nothing(ask: Ask) -> None:
    reply = await ask("action_mitid", "få mitid")
    assert reply.facts["fee"].value == Money(amount=Decimal(0))
    assert reply.facts["how"].source in reply.sources
    assert reply.facts["identification"].value is None


@pytest.mark.parametrize("text", ["my mitid is blocked", "nogen har misbrugt mit mitid", "ny telefon"])
async def test_trouble_with_mitid_leads_to_its_support(ask: Ask, text: str) -> None:
    assert (await ask("action_mitid", text)).facts["support_phone"].value == SUPPORT


@pytest.mark.parametrize("topic", ["digital_post", "digital_help"])
async def test_help_with_the_digital_is_on_the_hotline(ask: Ask, topic: str) -> None:
    assert (await ask(f"action_{topic}")).facts["hotline"].value == HOTLINE


@pytest.mark.parametrize(
    ("topic", "text", "unknown"),
    [
        ("digital_post", "fritaget", "exempt"),
        ("proxy_for_relative", "fuldmagt", "power_of_attorney"),
        ("proxy_for_relative", "guardian", "guardian"),
        ("id_card", "travel", "travel"),
    ],
)
async def test_rules_that_nobody_gave_us_lead_to_the_phone_and_a_person(
    ask: Ask, topic: str, text: str, unknown: str
) -> None:
    reply = await ask(f"action_{topic}", text)
    assert (reply.facts[unknown].value, reply.facts[unknown].source) == (None, None)
    assert reply.facts["phone"].value
    assert "human" in {choice.key for choice in reply.choices}


async def test_an_id_card_tells_its_age_fee_and_papers(ask: Ask) -> None:
    facts = (await ask("action_id_card", "id-kort")).facts
    assert facts["age"].value == Number(number=15)
    assert (facts["fee"].standing, facts["fee"].year) == ("dated", 2023)
    assert facts["bring"].value


async def test_papers_for_abroad_are_legalised_by_the_ministry(ask: Ask) -> None:
    reply = await ask("action_id_card", "legalisering")
    assert reply.facts["legalise"].source in reply.sources
    assert "legalise" not in (await ask("action_id_card", "id-kort")).facts
