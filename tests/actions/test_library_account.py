import datetime as dt
from collections.abc import Awaitable, Callable
from decimal import Decimal

import pytest

from actions.conversation import Asked
from actions.cues import Cues
from actions.late_fees import BANDS
from actions.lateness import days_late
from backend.clock import COPENHAGEN
from backend.facts.values import Duration, Money
from replies import Reply

Ask = Callable[..., Awaitable[Reply]]
NOW = dt.datetime(2026, 11, 24, 11, tzinfo=COPENHAGEN)


def kroner(reply: Reply, name: str) -> Decimal:
    value = reply.facts[name].value
    assert isinstance(value, Money)
    return value.amount


def heard(text: str, cues: Cues) -> int | None:
    return days_late(Asked.read({"text": text}, {}, NOW), cues)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("bogen er 9 dage for sent", 9),
        ("to uger over tiden", 14),
        ("two weeks late", 14),
        ("three days", 3),
        ("seks måneder for sent", 186),
    ],
)
def test_days_are_counted_from_numbers_and_units(cues: Cues, text: str, days: int) -> None:
    assert heard(text, cues) == days


@pytest.mark.parametrize(
    "text", ["afleverer om 3 dage", "en måned for sent", "over 30 dage", "min søn på 9", "for sent", ""]
)
def test_other_numbers_and_a_single_month_are_no_number_of_days(cues: Cues, text: str) -> None:
    assert heard(text, cues) is None


@pytest.mark.parametrize(
    ("days", "adult", "child"),
    [(1, 20, 10), (7, 20, 10), (8, 70, 40), (14, 70, 40), (15, 120, 55), (30, 120, 55), (31, 230, 120), (99, 230, 120)],
)
async def test_the_fee_follows_the_days(ask: Ask, days: int, adult: int, child: int) -> None:
    reply = await ask("action_late_fee", f"min bog er {days} dage for sent")
    assert (reply.key, kroner(reply, "fee"), kroner(reply, "child_fee")) == ("late_fee.days", adult, child)
    assert reply.facts["days"].value == Duration(number=days, unit="day")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("min søn på 9 er 10 dage for sent på den", "days_child"),
        ("my daughter is 15 and 10 days late", "days_adult"),
        ("børn, 10 dage for sent", "days_child"),
        ("min datter på 13 har glemt at aflevere", "child"),
        ("min datter på 14 har glemt at aflevere", "adult"),
        ("what do children pay for late books", "child"),
        ("hvad koster det for voksne", "adult"),
        ("hvad koster det at aflevere for sent", "how"),
    ],
)
async def test_the_fee_follows_the_borrowers_age(ask: Ask, text: str, key: str) -> None:
    reply = await ask("action_late_fee", text)
    assert reply.key == f"late_fee.{key}"
    assert all(told.standing == "dated" and told.year == 2017 for name, told in reply.facts.items() if "fee" in name)


async def test_without_age_and_days_all_fees_are_told(ask: Ask) -> None:
    reply = await ask("action_late_fee", "library fine")
    told = [kroner(reply, f"{who}fee_{band}") for who in ("", "child_") for band in BANDS]
    assert told == [20, 70, 120, 230, 10, 40, 55, 120]
    assert reply.sources


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("kan jeg betale gebyret med mobilepay", "pay"),
        ("why can't I borrow anything", "blocked"),
        ("I never got a reminder", "reminder"),
        ("jeg afleverede jo til tiden", "disagree"),
    ],
)
async def test_a_late_fee_has_other_sides(ask: Ask, text: str, key: str) -> None:
    assert (await ask("action_late_fee", text)).key == f"late_fee.{key}"


@pytest.mark.parametrize(
    ("topic", "text", "key"),
    [
        ("library_card", "hvordan bliver jeg låner", "how"),
        ("library_card", "I forgot my PIN", "pin"),
        ("library_card", "mit lånerkort er væk", "lost"),
        ("library_card", "a card for my son", "child"),
        ("library_card", "jeg har ingen fast adresse i Danmark", "no_address"),
        ("library_card", "I have a new phone number", "contact_details"),
        ("library_card", "er det gratis", "price"),
        ("library_card", "slet mig som låner", "stop"),
        ("borrowing", "hvordan låner man", "how"),
        ("borrowing", "hvad har jeg lånt", "mine"),
        ("borrowing", "how many books can I take", "many"),
        ("borrowing", "hvor længe må jeg beholde den", "period"),
        ("borrowing", "må jeg bruge min mors kort", "for_another"),
        ("borrowing", "the machine is broken", "machine"),
        ("loan_renew", "forny mine lån", "how"),
        ("loan_renew", "why can't I renew it", "denied"),
        ("loan_renew", "hvor mange gange kan jeg forlænge", "times"),
        ("loan_renew", "is renewing free", "price"),
        ("loan_return", "hvor afleverer jeg", "how"),
        ("loan_return", "can I drop it in a box", "box"),
        ("loan_return", "kan jeg aflevere på et andet bibliotek", "elsewhere"),
        ("loan_return", "it is still on my account", "still_listed"),
        ("loan_return", "kan jeg sende den med posten", "by_post"),
        ("loan_return", "when is it due", "when"),
        ("reservation", "reservere en bog", "how"),
        ("reservation", "we are on holiday, pause my holds", "pause"),
        ("reservation", "slet min reservering", "cancel"),
        ("reservation", "where do I pick up my book", "collect"),
        ("reservation", "hvor mange er foran mig i køen", "queue"),
        ("reservation", "does it cost anything", "price"),
        ("lost_damaged_item", "jeg kan ikke finde bogen", "how"),
        ("lost_damaged_item", "I found it again", "found"),
        ("lost_damaged_item", "bogen er blevet våd", "damaged"),
        ("lost_damaged_item", "what does a lost book cost", "price"),
        ("lost_damaged_item", "må jeg købe en ny", "buy_new"),
        ("interlibrary_loan", "kan I skaffe den fra Odense", "how"),
        ("interlibrary_loan", "what does it cost", "price"),
        ("interlibrary_loan", "hvor lang tid tager det", "time"),
        ("interlibrary_loan", "a book from abroad", "abroad"),
        ("purchase_suggestion", "kan I købe den", "how"),
        ("purchase_suggestion", "when do I hear back", "time"),
        ("purchase_suggestion", "jeg har skrevet en roman", "own_book"),
        ("ebooks", "eReolen", "how"),
        ("ebooks", "how many can I borrow a month", "limit"),
        ("ebooks", "film på nettet", "films"),
        ("ebooks", "online newspapers", "newspapers"),
        ("ebooks", "jeg kan ikke logge ind", "login"),
        ("ebooks", "on my Kindle", "device"),
    ],
)
async def test_each_topic_has_its_sides(ask: Ask, topic: str, text: str, key: str) -> None:
    assert (await ask(f"action_{topic}", text)).key == f"{topic}.{key}"


async def test_a_card_is_told_with_its_source(ask: Ask) -> None:
    reply = await ask("action_library_card", "lånerkort")
    assert reply.facts["register"].year == 2017
    assert reply.facts["register"].source in reply.sources


async def test_what_is_not_known_has_no_source_but_the_librarys_own_page_and_phone(ask: Ask) -> None:
    reply = await ask("action_lost_damaged_item", "hvad koster en bog der er væk")
    told = reply.facts["replacement_price"]
    assert (told.value, told.source) == (None, None)
    assert told.official
    assert told.official.href == "https://www.aakb.dk"
    assert reply.facts["phone"].value


async def test_loans_that_cannot_be_seen_are_not_made_up(ask: Ask) -> None:
    reply = await ask("action_borrowing", "what have I borrowed")
    assert set(reply.facts) == {"my_account", "website", "phone"}


async def test_asked_back_the_button_keeps_the_borrowers_age(ask: Ask) -> None:
    asked_back = await ask("action_ask_back", "min søn på 9 er for sent på den", likely=("late_fee", "borrowing"))
    assert asked_back.choices[0].payload.entities["age"] == "9"
    pressed = await ask("action_late_fee", "/late_fee", entities=asked_back.choices[0].payload.entities)
    assert pressed.key == "late_fee.child"
