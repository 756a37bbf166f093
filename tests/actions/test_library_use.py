from collections.abc import Awaitable, Callable

import pytest

from backend.facts.values import Link
from replies import Reply

Ask = Callable[..., Awaitable[Reply]]


@pytest.mark.parametrize(
    ("topic", "text", "key"),
    [
        ("catalog_search", "find en bog", "how"),
        ("catalog_search", "har I Harry Potter", "link_only"),
        ("catalog_search", "jeg har glemt hvad bogen hedder", "forgotten"),
        ("catalog_search", "can you recommend a crime novel", "advice"),
        ("catalog_search", "hvilken hylde står kogebøger på", "shelf"),
        ("catalog_search", "books in Arabic", "languages"),
        ("events", "hvad sker der i weekenden", "how"),
        ("events", "is there anything for kids", "children"),
        ("events", "strikkecafé", "clubs"),
        ("events", "how do I sign up", "sign_up"),
        ("events", "koster foredraget noget", "price"),
        ("events", "is the talk cancelled", "cancelled"),
        ("events", "vi vil gerne holde et foredrag", "own_event"),
        ("room_booking", "book a meeting room", "how"),
        ("room_booking", "grupperum", "study"),
        ("room_booking", "cancel my room", "cancel"),
        ("room_booking", "hvad koster et lokale", "price"),
        ("room_booking", "is there a projector", "equipment"),
        ("printing_computers", "hvilke maskiner har I", "how"),
        ("printing_computers", "hvad koster et print", "price"),
        ("printing_computers", "print from my phone", "phone"),
        ("printing_computers", "hvor kan jeg scanne", "scan"),
        ("printing_computers", "wifi password", "wifi"),
        ("printing_computers", "kan man printe", "print"),
        ("printing_computers", "may I use a computer", "computer"),
        ("library_rules", "ordensregler", "how"),
        ("library_rules", "may I bring my dog", "animals"),
        ("library_rules", "må børn være alene", "children"),
        ("library_rules", "can we take pictures", "photos"),
        ("library_rules", "må man spise", "food"),
        ("library_rules", "is it quiet", "noise"),
        ("library_services_misc", "hvad kan man bruge biblioteket til", "how"),
        ("library_services_misc", "can you deliver books", "home_delivery"),
        ("library_services_misc", "hvor holder bogbussen", "mobile_library"),
        ("library_services_misc", "a visit with my class", "schools"),
        ("library_services_misc", "kan man komme ind i kørestol", "accessibility"),
        ("library_services_misc", "is there a toilet", "facilities"),
        ("volunteering_donation", "donation", "books"),
        ("volunteering_donation", "en gave til biblioteket", "how"),
        ("volunteering_donation", "jeg vil være frivillig", "volunteer"),
    ],
)
async def test_each_topic_has_its_sides(ask: Ask, topic: str, text: str, key: str) -> None:
    assert (await ask(f"action_{topic}", text)).key == f"{topic}.{key}"


@pytest.mark.parametrize(("topic", "link"), [("catalog_search", "search_link"), ("events", "events_link")])
async def test_what_cannot_be_looked_up_yet_leads_to_the_librarys_own_page_and_phone(
    ask: Ask, topic: str, link: str
) -> None:
    reply = await ask(f"action_{topic}")
    page = reply.facts[link].value
    assert isinstance(page, Link)
    assert page.href == "https://www.aakb.dk"
    assert set(reply.facts) == {link, "phone", "email"}


async def test_the_system_for_rooms_is_told_with_its_year_and_source(ask: Ask) -> None:
    reply = await ask("action_room_booking", "lokale")
    assert (reply.facts["room_system"].standing, reply.facts["room_system"].year) == ("dated", 2025)
    assert reply.facts["room_system"].source in reply.sources


async def test_a_rule_that_nobody_told_is_not_made_up(ask: Ask) -> None:
    told = (await ask("action_library_rules", "må man spise")).facts["food"]
    assert (told.value, told.source) == (None, None)
