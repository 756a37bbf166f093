from collections.abc import Awaitable, Callable

import pytest

from backend.facts.values import Duration, Items, Link, Number
from replies import Reply

Ask = Callable[..., Awaitable[Reply]]


@pytest.mark.parametrize(
    ("topic", "text", "side"),
    [
        ("access_to_documents", "aktindsigt", "how"),
        ("access_to_documents", "hvor lang tid må I bruge", "deadline"),
        ("access_to_documents", "does it cost anything", "price"),
        ("access_to_documents", "hvad har I skrevet om mig", "own_case"),
        ("access_to_documents", "my request was refused", "refused"),
        ("borgerservice_2_go", "hvad er borgerservice 2 go", "how"),
        ("borgerservice_2_go", "where are you today", "when"),
        ("borgerservice_2_go", "hvor holder I", "where"),
        ("borgerservice_2_go", "do you make home visits", "book"),
        ("borgerservice_2_go", "er det for hjemløse", "for_whom"),
        ("borgerservice_2_go", "can you make a MitID", "what_is_done"),
        ("innovation", "ITK", "how"),
        ("innovation", "where can I try vr", "showroom"),
        ("innovation", "kan man få en rundvisning", "visit"),
        ("innovation", "open data", "open_source"),
        ("innovation", "jeg har en idé til en app", "idea"),
        ("innovation", "which projects are you running", "projects"),
        ("citizen_participation", "borgerinddragelse", "how"),
        ("citizen_participation", "aktuelle høringer", "hearing"),
        ("citizen_participation", "what is the deadline", "deadline"),
        ("citizen_participation", "jeg har et forslag", "proposal"),
        ("citizen_participation", "borgermøde i Viby", "meet"),
        ("citizen_participation", "I can't log in", "help"),
        ("organisation", "hvem er I", "how"),
        ("organisation", "how many people work there", "staff"),
        ("organisation", "hvad er jeres politik", "policy"),
        ("organisation", "virksomhedsplan", "plan"),
        ("organisation", "besøgstal", "figures"),
        ("organisation", "the budget", "budget"),
        ("organisation", "hvem er direktør", "leader"),
        ("organisation", "ledige stillinger", "job"),
        ("organisation", "hvem står for opkrævning", "billing"),
    ],
)
async def test_topics_of_the_city_have_many_sides(ask: Ask, topic: str, text: str, side: str) -> None:
    reply = await ask(f"action_{topic}", text)
    assert reply.key == f"{topic}.{side}"
    assert reply.choices[-1].key == "human"


async def test_a_request_for_files_is_answered_within_the_days_of_the_law(ask: Ask) -> None:
    reply = await ask("action_access_to_documents", "hvor lang tid må I bruge")
    assert reply.facts["deadline"].value == Duration(number=7, unit="workday")
    assert reply.sources


async def test_where_borgerservice_2_go_is_is_not_known_but_whom_to_ask_is(ask: Ask) -> None:
    reply = await ask("action_borgerservice_2_go", "hvor holder I")
    assert reply.facts["where"].value is None
    assert reply.facts["where"].official
    assert reply.facts["phone"].value


async def test_consultations_stand_on_the_citys_own_page(ask: Ask) -> None:
    portal = (await ask("action_citizen_participation", "aktuelle høringer")).facts["portal"].value
    assert isinstance(portal, Link)
    assert portal.href == "https://deltag.aarhus.dk"


async def test_who_we_are_tells_parts_staff_and_their_age(ask: Ask) -> None:
    facts = (await ask("action_organisation", "hvem er I")).facts
    assert isinstance(facts["parts"].value, Items)
    assert facts["staff"].value == Number(number=500)
    assert (facts["staff"].standing, facts["staff"].year) == ("dated", 2024)
