from collections.abc import Awaitable, Callable
from decimal import Decimal

import pytest

from backend.facts.values import Money
from replies import Reply

Ask = Callable[..., Awaitable[Reply]]


@pytest.mark.parametrize(
    ("topic", "text", "side"),
    [
        ("health_card", "jeg har mistet mit gule kort", "how"),
        ("health_card", "what does a new one cost", "price"),
        ("health_card", "er det gratis", "free"),
        ("health_card", "hvor lang tid tager det", "time"),
        ("health_card", "the cards have not arrived", "not_come"),
        ("health_card", "mit navn er stavet forkert", "wrong"),
        ("health_card", "just arrived in Denmark", "newcomer"),
        ("health_card", "health card app", "app"),
        ("health_card", "uden mitid", "no_mitid"),
        ("health_card", "jeg skal til lægen i morgen", "temporary"),
        ("health_card", "min datter har tabt det", "child"),
        ("doctor_change", "skifte læge", "how"),
        ("doctor_change", "what does it cost to switch", "price"),
        ("doctor_change", "min læge lukker", "closed"),
        ("doctor_change", "group 1 or 2", "group"),
        ("doctor_change", "hvilke læger tager nye patienter", "which"),
        ("doctor_change", "can I keep my old doctor if I move", "moving"),
        ("doctor_change", "uden mitid", "no_mitid"),
        ("doctor_change", "hvornår er det", "time"),
        ("doctor_change", "til mit barn", "child"),
        ("doctor_change", "fortryd", "undo"),
        ("eu_health_card", "det blå kort", "how"),
        ("eu_health_card", "am I covered in Spain", "covered"),
        ("eu_health_card", "jeg rejser i morgen", "soon"),
        ("eu_health_card", "mit blå kort er udløbet", "lost"),
        ("eu_health_card", "is it free", "price"),
        ("eu_health_card", "hvor lang tid tager det", "time"),
        ("eu_health_card", "for my kids", "child"),
    ],
)
async def test_health_topics_have_many_sides(ask: Ask, topic: str, text: str, side: str) -> None:
    assert (await ask(f"action_{topic}", text)).key == f"{topic}.{side}"


@pytest.mark.parametrize("topic", ["health_card", "doctor_change"])
async def test_a_new_card_has_a_fee_that_bears_its_year_and_is_at_times_free(ask: Ask, topic: str) -> None:
    facts = (await ask(f"action_{topic}", "pris")).facts
    assert facts["fee"].value == Money(amount=Decimal(225))
    assert (facts["fee"].standing, facts["fee"].year) == ("dated", 2024)
    assert facts["free_when"].value


async def test_the_blue_card_is_ordered_elsewhere_and_leads_to_a_person(ask: Ask) -> None:
    reply = await ask("action_eu_health_card", "det blå EU-kort")
    assert reply.facts["whose"].value is None
    assert reply.facts["link"].value
    assert "human" in {choice.key for choice in reply.choices}


@pytest.mark.parametrize(
    ("topic", "text", "unknown"),
    [
        ("doctor_change", "which doctors take new patients", "open_doctors"),
        ("doctor_change", "gruppe 2", "insurance_group"),
        ("health_card", "app", "app"),
    ],
)
async def test_what_nobody_told_us_has_an_official_page_and_a_phone(
    ask: Ask, topic: str, text: str, unknown: str
) -> None:
    reply = await ask(f"action_{topic}", text)
    assert (reply.facts[unknown].value, reply.facts[unknown].source) == (None, None)
    assert reply.facts[unknown].official
    assert reply.facts["phone"].value
