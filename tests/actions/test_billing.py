from collections.abc import Awaitable, Callable

import pytest

from backend.facts.values import Money, Phone, Text
from replies import Reply

Ask = Callable[..., Awaitable[Reply]]
BILL = "action_bill_payment"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("jeg har fået en regning fra kommunen", "how"),
        ("jeg har fået en rykker", "reminder"),
        ("can I pay in instalments", "instalments"),
        ("jeg kan ikke betale til tiden", "instalments"),
        ("I paid twice", "paid_twice"),
        ("regningen er forkert", "dispute"),
        ("what is this bill for", "dispute"),
        ("you took my tax refund, must I still pay", "set_off"),
        ("tilmelde betalingsservice", "direct_debit"),
        ("how do I pay from abroad", "how_to_pay"),
    ],
)
async def test_a_bill_has_many_sides(ask: Ask, text: str, key: str) -> None:
    reply = await ask(BILL, text)
    assert reply.key == f"bill_payment.{key}"
    assert reply.facts["phone"].value == Phone(number="89403330")
    assert "human" in {choice.key for choice in reply.choices}


async def test_what_other_municipalities_take_for_a_reminder_is_told_as_unsure(ask: Ask) -> None:
    fee = (await ask(BILL, "rykkergebyr")).facts["reminder_fee"]
    assert isinstance(fee.value, Money)
    assert fee.standing == "dated"


@pytest.mark.parametrize(
    ("text", "key", "authority"),
    [
        ("parkeringsafgift", "parking", "Aarhus Kommune, Teknik og Miljø"),
        ("a speeding fine", "police", "Politiet"),
        ("restskat", "tax", "Skattestyrelsen"),
    ],
)
async def test_what_others_charge_is_sent_on_to_them(ask: Ask, text: str, key: str, authority: str) -> None:
    reply = await ask(BILL, text)
    told = reply.facts["authority"].value
    assert isinstance(told, Text)
    assert (reply.key, told.da) == (f"bill_payment.{key}", authority)
    assert reply.choices[0].payload.entities == {"authority": key}


async def test_a_librarys_bill_is_the_libraries(ask: Ask) -> None:
    reply = await ask(BILL, "regning fra biblioteket")
    assert (reply.key, reply.facts["phone"].value) == ("bill_payment.library", Phone(number="89409200"))
    assert reply.choices[0].key == "late_fee"
