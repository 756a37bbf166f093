from collections.abc import Awaitable, Callable

import pytest

from backend.facts.values import Link, Phone
from replies import Reply

Ask = Callable[..., Awaitable[Reply]]
BOOK, QUEUE = "action_appointment_booking", "action_queue_wait"


async def test_booking_is_a_link_and_a_phone(ask: Ask) -> None:
    reply = await ask(BOOK, "Jeg vil gerne bestille tid")
    assert reply.key == "appointment_booking.how"
    assert isinstance(reply.facts["book_link"].value, Link)
    assert reply.facts["phone"].value == Phone(number="89402222")
    assert reply.facts["appointment"].value


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("kan jeg flytte min tid", "change"),
        ("cancel my appointment", "change"),
        ("jeg kommer for sent til min tid", "late"),
        ("next available slot", "free_times"),
        ("kan man bare komme", "without"),
        ("do I need an appointment", "without"),
        ("hvad skal jeg have med", "bring"),
        ("appointment at ICS", "international"),
    ],
)
async def test_an_appointment_has_many_sides(ask: Ask, text: str, key: str) -> None:
    reply = await ask(BOOK, text)
    assert reply.key == f"appointment_booking.{key}"
    assert reply.facts["phone"].value
    assert "human" in {choice.key for choice in reply.choices}


async def test_international_citizen_service_has_a_phone_of_its_own(ask: Ask) -> None:
    reply = await ask(BOOK, "book a time at International Citizen Service")
    assert reply.facts["phone"].value == Phone(number="89401040")


@pytest.mark.parametrize(
    ("text", "key", "fact"),
    [
        ("er der kø lige nu", "how", "waiting_now"),
        ("how long is the phone queue", "on_the_phone", "waiting_on_the_phone"),
        ("hvornår er der mindst travlt", "quiet_times", "quiet_times"),
    ],
)
async def test_the_queue_is_not_known_and_there_is_a_phone(ask: Ask, text: str, key: str, fact: str) -> None:
    reply = await ask(QUEUE, text)
    assert reply.key == f"queue_wait.{key}"
    assert reply.facts[fact].standing == "unknown"
    assert reply.facts["phone"].value == Phone(number="89402222")
    assert "appointment_booking" in {choice.key for choice in reply.choices}
