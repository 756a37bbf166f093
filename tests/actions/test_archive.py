from collections.abc import Awaitable, Callable

import pytest

from backend.facts.values import Address, Duration, Items, Link, Text, WeekHours, same
from replies import Reply

Ask = Callable[..., Awaitable[Reply]]
LOCAL = "action_local_archive"


def name_of(reply: Reply) -> str:
    place = reply.facts["place"].value
    assert isinstance(place, Text)
    return place.da


def buttons(reply: Reply) -> list[str]:
    return [choice.key for choice in reply.choices]


async def test_a_search_leads_to_the_public_search_page_and_repeats_what_is_looked_for(ask: Ask) -> None:
    reply = await ask("action_archive_search", "billeder af Ryesgade", entities={"archive_subject": "Ryesgade"})
    assert reply.key == "archive_search.how"
    link = reply.facts["search_page"].value
    assert isinstance(link, Link)
    assert link.href == "https://www.aarhusarkivet.dk/search?q=Ryesgade&content_types=61"
    assert reply.facts["said"].value == same("Ryesgade")
    assert reply.facts["email"].value
    assert "human" in buttons(reply)


async def test_what_the_archive_holds_of_newspapers_is_not_known(ask: Ask) -> None:
    reply = await ask("action_archive_search", "newspaper articles from 1944", "en")
    assert (reply.key, reply.facts["newspapers"].value) == ("archive_search.newspapers", None)
    assert reply.facts["newspapers"].official


@pytest.mark.parametrize(
    ("topic", "text", "side"),
    [
        ("archive_search", "har I noget fra 1700-tallet", "old"),
        ("archive_search", "film footage of the liberation", "films"),
        ("archive_search", "hvem boede i Vestergade 11", "house"),
        ("archive_order", "hvordan bestiller jeg", "how"),
        ("archive_order", "hvor lang tid går der", "time"),
        ("archive_order", "renew my order", "kept"),
        ("archive_order", "kan I scanne en side", "copies"),
        ("archive_order", "can an archivist do research for me", "lookup"),
        ("archive_order", "what does it cost", "price"),
        ("archive_order", "afbestille", "cancel"),
        ("archive_visit", "læsesal", "how"),
        ("archive_visit", "må jeg fotografere dokumenterne", "photos"),
        ("archive_visit", "can I take my bag in", "bring"),
        ("archive_visit", "kan man bare dukke op", "without_order"),
        ("archive_visit", "kan man komme ind i kørestol", "accessibility"),
        ("archive_visit", "is there wifi", "computers"),
        ("archive_visit", "koster det noget", "price"),
        ("archive_use_rights", "hvor længe er arkivalier lukket", "how"),
        ("archive_use_rights", "apply for access to closed records", "permission"),
        ("archive_use_rights", "who holds the copyright", "publish"),
        ("archive_use_rights", "jeg vil have et billede fjernet", "take_down"),
        ("own_case_records", "finde min gamle sag", "how"),
        ("own_case_records", "jeg har mistet mit eksamensbevis", "exam"),
        ("own_case_records", "I grew up in a children's home", "placement"),
        ("own_case_records", "adoptionspapirer", "adoption"),
        ("own_case_records", "drawings of my house", "building"),
        ("own_case_records", "min skolejournal", "school"),
        ("own_case_records", "min mors sag fra børnehjemmet", "for_another"),
        ("church_records", "kirkebøger", "how"),
        ("church_records", "the 1880 census", "census"),
        ("church_records", "borgerligt viet i 1935", "weddings"),
        ("church_records", "dåbsattest", "certificate"),
        ("church_records", "I can't read the old handwriting", "reading"),
        ("church_records", "slægtsforskning", "family_tree"),
        ("life_stories", "livshistorier", "how"),
        ("life_stories", "I want to tell my story", "tell"),
        ("life_stories", "hvor kan jeg lytte til dem", "hear"),
    ],
)
async def test_topics_of_the_archives_have_many_sides(ask: Ask, topic: str, text: str, side: str) -> None:
    assert (await ask(f"action_{topic}", text)).key == f"{topic}.{side}"


async def test_an_order_is_ready_after_the_days_that_the_archive_says(ask: Ask) -> None:
    reply = await ask("action_archive_order", "hvordan bestiller jeg")
    assert reply.facts["ready_after"].value == Duration(number=5, unit="workday")
    assert reply.sources


async def test_the_reading_room_is_told_with_its_hours_and_leads_to_them(ask: Ask) -> None:
    reply = await ask("action_archive_visit", "hvordan bruger jeg læsesalen")
    assert isinstance(reply.facts["hours"].value, WeekHours)
    assert reply.choices[0].payload.intent == "opening_hours"
    assert reply.choices[0].payload.entities == {"place": "stadsarkivet"}


async def test_closing_periods_are_told_in_years(ask: Ask) -> None:
    reply = await ask("action_archive_use_rights", "how long are records closed", "en")
    told = {name: reply.facts[name].value for name in ("closed_general", "closed_private", "closed_weddings")}
    assert told == {
        "closed_general": Duration(number=20, unit="year"),
        "closed_private": Duration(number=75, unit="year"),
        "closed_weddings": Duration(number=50, unit="year"),
    }


async def test_parish_registers_are_the_national_archives_and_certificates_the_parishs(ask: Ask) -> None:
    registers = await ask("action_church_records", "kirkebøger")
    certificate = await ask("action_church_records", "dåbsattest fra 1920")
    assert registers.facts["authority"].value == Text(da="Rigsarkivet", en="The Danish National Archives (Rigsarkivet)")
    assert "sogn" in str(certificate.facts["authority"].value)
    assert registers.facts["link"].value
    assert "human" in buttons(registers)


async def test_a_named_local_archive_is_told_with_what_is_known(ask: Ask) -> None:
    reply = await ask(LOCAL, "lokalarkivet i Risskov", entities={"place": "lokalarkivet i Risskov"})
    assert (reply.key, name_of(reply)) == ("local_archive.place", "Vejlby-Risskov Lokalarkiv")
    assert isinstance(reply.facts["address"].value, Address)
    assert reply.facts["usual_hours"].standing == "dated"


async def test_a_town_that_has_library_and_archive_means_the_archive_here(ask: Ask) -> None:
    reply = await ask(LOCAL, "jeg har billeder fra Malling som nogen skal have", entities={"place": "Malling"})
    assert name_of(reply) == "Beder-Malling Egnsarkiv"


async def test_an_archive_whose_address_is_not_known_says_whom_to_ask(ask: Ask) -> None:
    reply = await ask(LOCAL, "is there a local archive in Solbjerg", "en", entities={"place": "Solbjerg"})
    assert (reply.key, name_of(reply)) == ("local_archive.place_unknown", "Solbjerg og Omegns Lokalarkiv")
    assert reply.facts["archive_email"].value


async def test_an_archive_that_nobody_marked_is_found_in_the_words(ask: Ask) -> None:
    assert name_of(await ask(LOCAL, "jeg vil give mine billeder til arkivet i Tranbjerg")) == "Tranbjerg Lokalarkiv"


async def test_giving_something_is_answered_with_the_archive_to_ask(ask: Ask) -> None:
    reply = await ask(LOCAL, "jeg vil aflevere gamle billeder", entities={"place": "Højbjerg"})
    assert (reply.key, name_of(reply)) == ("local_archive.give", "Højbjerg-Holme Lokalarkiv")
    assert reply.facts["give"].value is None
    assert reply.facts["phone"].value


async def test_no_archive_named_tells_all_of_them(ask: Ask) -> None:
    reply = await ask(LOCAL, "hvilke lokalarkiver findes der")
    names = reply.facts["archives"].value
    assert reply.key == "local_archive.how"
    assert isinstance(names, Items)
    assert len(names.items) == 22
    assert buttons(reply)[-1] == "human"


async def test_a_town_without_an_archive_is_quoted(ask: Ask) -> None:
    reply = await ask(LOCAL, "lokalarkiv i Hørning", entities={"place": "Hogwarts"})
    assert (reply.key, reply.facts["said"].value) == ("local_archive.no_such_place", same("Hogwarts"))


async def test_two_archives_are_offered_for_choosing(ask: Ask) -> None:
    reply = await ask(LOCAL, "arkivet i Viby eller Risskov", entities={"place": "Viby eller Risskov"})
    assert reply.key == "local_archive.several_places"
    assert {choice.payload.entities["place"] for choice in reply.choices} == {"viby_archive", "vejlby_risskov_archive"}


async def test_a_library_talked_about_before_is_no_archive_that_is_missing(ask: Ask) -> None:
    reply = await ask(LOCAL, "hvilke lokalarkiver findes der", slots={"place": "Dokk1"})
    assert reply.key == "local_archive.how"


async def test_the_archive_in_gellerups_library_is_found_by_gellerup(ask: Ask) -> None:
    reply = await ask(LOCAL, "is there a local archive in Gellerup", "en", entities={"place": "Gellerup"})
    assert (reply.key, name_of(reply)) == ("local_archive.place", "Brabrand-Årslev Lokalarkiv")


async def test_only_what_is_said_names_its_source(ask: Ask) -> None:
    reply = await ask("action_archive_visit", "må jeg have min taske med")
    assert reply.key == "archive_visit.bring"
    assert [source.title.en for source in reply.sources] == ["Aarhus City Archives"]
