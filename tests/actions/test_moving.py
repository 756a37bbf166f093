from collections.abc import Awaitable, Callable

import pytest

from backend.facts.values import Duration, Money
from replies import Reply

Ask = Callable[..., Awaitable[Reply]]


async def test_reporting_a_move_tells_deadline_fine_and_where(ask: Ask) -> None:
    reply = await ask("action_moving_address", "Jeg skal flytte")
    assert reply.key == "moving_address.how"
    assert reply.facts["deadline"].value == Duration(number=5, unit="day")
    assert isinstance(reply.facts["fine_late"].value, Money)
    assert reply.facts["self_service"].value


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("hvornår skal jeg senest melde det", "deadline"),
        ("I forgot to report it, do I get a fine?", "fine"),
        ("kan jeg få hemmelig adresse", "protected"),
        ("who is registered at my address", "who_lives_here"),
        ("min eks er stadig tilmeldt hos mig", "remove_person"),
        ("skal jeg have en logiværtserklæring", "lodger"),
        ("mine børn flytter med", "children"),
        ("skal jeg vælge ny læge", "doctor"),
        ("is my mail forwarded", "mail"),
        ("kan jeg fortryde", "undo"),
        ("jeg skal flytte min fjernvarme", "heating"),
        ("hvordan ændrer jeg min adresse", "how"),
    ],
)
async def test_a_move_has_many_sides(ask: Ask, text: str, key: str) -> None:
    assert (await ask("action_moving_address", text)).key == f"moving_address.{key}"


@pytest.mark.parametrize(
    ("text", "key"), [("bopælsattest", "how"), ("what does it cost", "price"), ("hvor lang tid tager det", "time")]
)
async def test_a_residence_certificate(ask: Ask, text: str, key: str) -> None:
    reply = await ask("action_residence_certificate", text)
    assert reply.key == f"residence_certificate.{key}"
    assert reply.facts["self_service"].value
