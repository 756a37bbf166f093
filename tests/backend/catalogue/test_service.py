"""A look in the catalogue and on the shelves, while either system, or both, behave as badly as they like."""

import datetime as dt
import json
import threading
from typing import Any

import pytest

from backend.catalogue.service import find
from backend.catalogue.types import Found, Home
from backend.catalogue.wish import Wish
from backend.clients import waiting
from backend.clients.errors import (
    NotConfiguredError,
    NotUnderstoodError,
    RefusedError,
    RestingError,
    SourceError,
    TooBigError,
    TooSlowError,
    UnreachableError,
)
from backend.clients.fetching import LIVE, Budget
from backend.clients.systems import System
from backend.facts.values import same
from tests.backend.catalogue.conftest import (
    DOKK1,
    LIBRARIES,
    RISSKOV,
    Systems,
    availability,
    catalogue_says,
    edition,
    holdings,
    work,
)
from tests.backend.clients.loopback import half_a_body, says, silence
from tests.backend.conftest import NOW

GIFT = Wish("Gift", words="Gift")
FAULTS = [
    (silence(3), TooSlowError),
    (half_a_body, UnreachableError),
    (says("{}", 500), RefusedError),
    (says("{}", 429, Retry_After="60"), RefusedError),
    (says("<html>down for repair</html>", media_type="text/html"), NotUnderstoodError),
    (says("[" * 5000), NotUnderstoodError),
    (says('{"data": {"search": {"hitcount": "1", "works": {}}}, "recordId": 1}'), NotUnderstoodError),
    (says(f"[{'1, ' * 600_000}1]"), TooBigError),
]


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "LIVE", Budget(seconds=0.6, max_bytes=LIVE.max_bytes, tries=1))


def look(systems: Systems, wish: Wish = GIFT, now: dt.datetime = NOW) -> Found:
    return find(systems.doors, LIBRARIES, wish, now)


def asked(systems: Systems) -> list[dict[str, Any]]:
    return [json.loads(body)["variables"] for body in systems.catalogue.bodies]


def test_a_work_is_told_with_where_it_is(systems: Systems) -> None:
    systems.catalogue.answer = catalogue_says(work("Gift", creators=("Tove Ditlevsen",)), count=12)
    systems.shelves([availability("1", waiting=3)], [holdings("1", _775100=1, _775160=2, _775130=0, _751030=1)])
    found = look(systems)
    (gift,) = found.works
    assert (found.hits, found.how, found.looked_up) == (12, "as_asked", NOW)
    assert (gift.title, gift.creators, gift.year, gift.materials) == ("Gift", ("Tove Ditlevsen",), 1971, ("BOOKS",))
    assert gift.link == "https://www.aakb.dk/work/work-of:870970-basis:1"
    assert gift.shelves
    assert (gift.shelves.available, gift.shelves.reservable, gift.shelves.reservations) == (True, True, 3)
    assert gift.shelves.homes == (
        Home("risskov_library", RISSKOV.name, 2),
        Home("dokk1_library", DOKK1.name, 1),
        Home(None, same("Filial 751030"), 1),
    )


def test_all_editions_of_a_work_are_counted_together(systems: Systems) -> None:
    systems.catalogue.answer = catalogue_says(work("Gift", edition("1"), edition("2"), edition("3", access="ONLINE")))
    systems.shelves(
        [availability("1", available=False, waiting=2), availability("2", waiting=1)], [holdings("2", _775100=1)]
    )
    (gift,) = look(systems).works
    assert gift.shelves
    assert (gift.shelves.at("dokk1_library"), gift.shelves.reservations, gift.online) == (1, 3, True)
    assert systems.loans.asked[0].endswith("?recordid=1&recordid=2")


def test_the_libraries_are_asked_for_only_of_what_is_on_a_shelf(systems: Systems) -> None:
    systems.catalogue.answer = catalogue_says(work("Gift", edition("1"), edition("2")))
    systems.shelves([availability("1"), availability("2", available=False)], [holdings("1", _775100=1)])
    look(systems)
    assert [path.partition("catalog/")[2] for path in systems.loans.asked] == [
        "availability/v3?recordid=1&recordid=2", "holdingsLogistics/v1?recordid=1",
    ]  # fmt: skip


def test_what_is_lent_out_everywhere_needs_one_question_only(systems: Systems) -> None:
    systems.catalogue.answer = catalogue_says(work("Gift"))
    systems.shelves([availability("1", available=False, waiting=11)], [])
    (gift,) = look(systems).works
    assert gift.shelves
    assert (gift.shelves.available, gift.shelves.homes, gift.shelves.reservations) == (False, (), 11)
    assert len(systems.loans.asked) == 1


def test_of_a_wished_kind_only_those_editions_are_looked_for(systems: Systems) -> None:
    systems.catalogue.answer = catalogue_says(work("Gift", edition("1"), edition("2", "AUDIO_BOOKS")))
    look(systems, Wish("Gift", words="Gift", material="audiobook"))
    assert systems.loans.asked[0].endswith("?recordid=2")


def test_what_is_online_alone_is_not_looked_for_on_shelves(systems: Systems) -> None:
    systems.catalogue.answer = catalogue_says(work("Gift", edition("1", "EBOOKS", "ONLINE")))
    found = look(systems)
    assert (found.works[0].on_paper, found.works[0].online, found.works[0].shelves) == (False, True, None)
    assert (systems.loans.asked, found.looked_up) == ([], None)


def test_what_the_wished_library_does_not_have_is_looked_for_elsewhere(systems: Systems) -> None:
    def elsewhere(handler: Any) -> None:
        at_risskov = asked(systems)[-1]["filters"]["branchId"] == ["775160"]
        (catalogue_says() if at_risskov else catalogue_says(work("Gift")))(handler)

    systems.catalogue.answer = elsewhere
    found = look(systems, Wish("Gift", words="Gift", branch="risskov_library"))
    assert (found.how, len(found.works)) == ("elsewhere", 1)
    assert [one["filters"]["branchId"] for one in asked(systems)] == [["775160"], ["775100", "775160"]]


def test_what_is_not_there_as_asked_is_looked_for_by_its_words(systems: Systems) -> None:
    def by_words(handler: Any) -> None:
        (catalogue_says(work("Gift")) if "all" in asked(systems)[-1]["q"] else catalogue_says())(handler)

    systems.catalogue.answer = by_words
    wish = Wish("Gift", title="Gift", material="audiobook")
    assert look(systems, wish).how == "loosely"


def test_nothing_found_is_nothing_told(systems: Systems) -> None:
    found = look(systems)
    assert (found.hits, found.works, systems.loans.asked) == (0, (), [])


def test_the_same_question_is_not_asked_twice_within_minutes(systems: Systems, clock: list[float]) -> None:
    systems.catalogue.answer = catalogue_says(work("Gift"))
    systems.shelves([availability("1")], [holdings("1", _775100=1)])
    look(systems)
    clock[0] = 100
    later = look(systems, now=NOW + dt.timedelta(seconds=100))
    assert later.looked_up == NOW
    assert (len(systems.catalogue.asked), len(systems.loans.asked)) == (1, 2)
    clock[0] = 200
    assert look(systems, now=NOW + dt.timedelta(seconds=200)).looked_up == NOW + dt.timedelta(seconds=200)
    assert (len(systems.catalogue.asked), len(systems.loans.asked)) == (1, 4)


def test_another_wish_is_another_question(systems: Systems) -> None:
    look(systems)
    look(systems, Wish("Emma", words="Emma"))
    assert [one["q"]["all"] for one in asked(systems)] == ["Gift", "Emma"]


@pytest.mark.parametrize(("answer", "error"), FAULTS)
def test_a_catalogue_that_fails_is_a_named_error(systems: Systems, answer: Any, error: type[SourceError]) -> None:
    systems.catalogue.answer = answer
    with pytest.raises(error):
        look(systems)
    assert systems.loans.asked == []


@pytest.mark.parametrize("answer", [answer for answer, _ in FAULTS])
def test_a_loan_system_that_fails_leaves_the_works_without_their_shelves(systems: Systems, answer: Any) -> None:
    systems.catalogue.answer = catalogue_says(work("Gift"))
    systems.loans.answer = answer
    found = look(systems)
    assert [one.title for one in found.works] == ["Gift"]
    assert (found.works[0].shelves, found.works[0].on_paper, found.looked_up) == (None, True, None)


@pytest.mark.parametrize(("answer", "error"), FAULTS)
def test_both_failing_is_the_catalogues_error(systems: Systems, answer: Any, error: type[SourceError]) -> None:
    systems.catalogue.answer = systems.loans.answer = answer
    with pytest.raises(error):
        look(systems)


@pytest.mark.parametrize("answer", [answer for answer, _ in FAULTS])
def test_where_the_libraries_are_not_told_it_is_still_known_that_it_is_in(systems: Systems, answer: Any) -> None:
    systems.catalogue.answer = catalogue_says(work("Gift"))

    def half_well(handler: Any) -> None:
        (answer if "holdings" in handler.path else says(json.dumps([availability("1", waiting=2)])))(handler)

    systems.loans.answer = half_well
    (gift,) = look(systems).works
    assert gift.shelves
    assert (gift.shelves.available, gift.shelves.homes, gift.shelves.reservations) == (True, (), 2)


def test_a_failure_is_not_remembered(systems: Systems) -> None:
    systems.catalogue.answer = catalogue_says(work("Gift"))
    systems.loans.answer = says("[]", 500)
    assert look(systems).looked_up is None
    systems.shelves([availability("1", available=False)], [])
    assert look(systems).looked_up == NOW


def test_nobody_waits_for_a_silent_loan_system(systems: Systems) -> None:
    let_go = threading.Event()
    systems.catalogue.answer = catalogue_says(work("Gift"))
    systems.loans.answer = lambda _: let_go.wait(60) and None
    assert look(systems).works[0].shelves is None
    assert not let_go.is_set()
    let_go.set()


def test_the_time_is_one_for_both(systems: Systems, clock: list[float]) -> None:
    """A catalogue that takes nearly all of it leaves none to ask the loan system with."""

    def slowly(handler: Any) -> None:
        clock[0] += 0.55
        catalogue_says(work("Gift"))(handler)

    systems.catalogue.answer = slowly
    found = look(systems)
    assert (len(found.works), found.looked_up, systems.loans.asked) == (1, None, [])


def test_what_has_been_said_holds_when_a_wider_question_fails(systems: Systems) -> None:
    def once(handler: Any) -> None:
        (catalogue_says() if len(systems.catalogue.asked) == 1 else says("{}", 500))(handler)

    systems.catalogue.answer = once
    assert look(systems, Wish("Gift", words="Gift", material="film")).works == ()


def test_that_one_library_has_nothing_is_no_answer_for_all(systems: Systems) -> None:
    def once(handler: Any) -> None:
        (catalogue_says() if len(systems.catalogue.asked) == 1 else says("{}", 500))(handler)

    systems.catalogue.answer = once
    with pytest.raises(RefusedError):
        look(systems, Wish("Gift", words="Gift", branch="risskov_library"))


def test_systems_that_keep_failing_are_left_alone(systems: Systems) -> None:
    systems.catalogue.answer = says("{}", 500)
    for _ in range(3):
        with pytest.raises(RefusedError):
            look(systems)
    with pytest.raises(RestingError):
        look(systems)
    assert len(systems.catalogue.asked) == 3


def test_a_catalogue_without_an_address_is_not_asked(systems: Systems) -> None:
    systems.doors["fbi_api"].system = System("fbi_api", same("FBI"), None)
    with pytest.raises(NotConfiguredError):
        look(systems)


def test_a_loan_system_without_an_address_leaves_the_works_without_their_shelves(systems: Systems) -> None:
    systems.doors["fbs"].system = System("fbs", same("FBS"), None)
    systems.catalogue.answer = catalogue_says(work("Gift"))
    assert look(systems).works[0].shelves is None


def test_an_invented_work_has_no_page_on_the_real_site(systems: Systems) -> None:
    systems.doors["fbi_api"].system = System(
        "fbi_api", same("FBI"), systems.catalogue.address, demo=True, page="https://www.aakb.dk"
    )
    systems.catalogue.answer = catalogue_says(work("Gift"))
    assert look(systems).works[0].link is None


def test_of_ten_thousand_works_the_best_are_told(systems: Systems) -> None:
    small = work("Gift", edition("1", access="ONLINE"))
    systems.catalogue.answer = catalogue_says(*[small] * 2500, count=10_000)
    found = look(systems)
    assert (found.hits, len(found.works)) == (10_000, 5)


def test_of_ten_thousand_records_only_those_asked_for_are_read(systems: Systems) -> None:
    systems.catalogue.answer = catalogue_says(work("Gift", edition("77")))
    systems.shelves([availability(str(number)) for number in range(10_000)], [holdings("77", _775100=1)])
    (gift,) = look(systems).works
    assert gift.shelves
    assert gift.shelves.at("dokk1_library") == 1


def test_a_work_of_a_hundred_editions_asks_for_twenty(systems: Systems) -> None:
    systems.catalogue.answer = catalogue_says(work("Gift", *(edition(str(number)) for number in range(100))))
    look(systems)
    assert systems.loans.asked[0].count("recordid=") == 20


def test_nothing_about_borrowers_is_asked(systems: Systems) -> None:
    systems.catalogue.answer = catalogue_says(work("Gift"))
    systems.shelves([availability("1")], [holdings("1", _775100=1)])
    look(systems)
    assert systems.loans.asked
    assert not [path for path in systems.loans.asked if "patron" in path]
