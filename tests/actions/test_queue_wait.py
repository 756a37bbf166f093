"""The queue at Borgerservice, as a citizen asks and is answered."""

import datetime as dt
import json
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager
from typing import Any, Literal

import pytest
from sqlalchemy.orm import Session, sessionmaker

from actions.cues import Cues
from backend.clients.doors import Doors, doors_of
from backend.clock import COPENHAGEN, Clock
from backend.facts.fact import Fact, Source
from backend.facts.values import DayHours, Listing, same
from backend.places import service as places
from backend.places.types import OpenState
from backend.settings import CitySettings
from demo_city.app import create_app
from replies import Reply
from tests.actions.asking import asking, in_words
from tests.actions.conftest import TUESDAY_MORNING, Ask
from tests.backend.clients.loopback import Answer, Badly, half_a_body, says, server
from tests.demo_city.conftest import NOW, city_at, served

QUEUE = "action_queue_wait"
PASSPORTS = {"ServiceTypeName": "Pas og kørekort", "WaitingCustomersMQ": 14, "AvgWaitingSQ": "1900-01-01T00:24:10"}
MITID = {"ServiceTypeName": "MitID", "WaitingCustomersMQ": 1, "AvgWaitingSQ": "1900-01-01T00:01:00"}
MOVING = {"ServiceTypeName": "Flytning", "WaitingCustomersMQ": 0, "AvgWaitingSQ": "1900-01-01T00:00:00"}
HOURS = Fact(
    value=None,
    source=Source(title=same("Åbningstider"), read_on="2026-11-24"),
    owner="citizen_service",
    certainty="certain",
    fact_class="hours",
)
AtTime = Callable[[dt.datetime], AbstractAsyncContextManager[Ask]]


def counted(*rows: Mapping[str, Any]) -> Answer:
    return says(json.dumps({"success": True, "result": {"records": rows}}))


@pytest.fixture
def badly() -> Iterator[Badly]:
    with server(counted(MITID, PASSPORTS, MOVING)) as running:
        yield running


@pytest.fixture
def live(badly: Badly) -> Iterator[Doors]:
    with doors_of(CitySettings(city="live", ckan_url=badly.address)) as opened:
        yield opened


@pytest.fixture
def at_time(city_store: sessionmaker[Session], cues: Cues, live: Doors) -> AtTime:
    """Ask when the city's clock stands at a moment; the doors' own clock does not move."""

    def asking_at(moment: dt.datetime) -> AbstractAsyncContextManager[Ask]:
        return asking(city_store, Clock(moment, ticks=lambda: 0), cues, live)

    return asking_at


@pytest.fixture
async def queue(at_time: AtTime) -> AsyncIterator[Ask]:
    async with at_time(TUESDAY_MORNING) as ask:
        yield ask


@pytest.fixture
def counter_is(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """What is known of the counter's hours, which the seeds do not have."""

    def being(state: Literal["open", "closed"], opens: dt.datetime | None = None) -> None:
        def open_now(_session: Session, _key: str, now: dt.datetime) -> OpenState:
            fact = HOURS.model_copy(update={"value": DayHours(date=now.date(), spans=())})
            return OpenState(state, fact, (), None, opens)

        monkeypatch.setattr(places, "open_now", open_now)

    return being


def names(reply: Reply) -> list[str]:
    counters = reply.facts["counters"].value
    assert isinstance(counters, Listing)
    return [item.title.da for item in counters.items]


async def test_all_counters_are_told_the_fullest_first_with_when_it_was_asked(queue: Ask) -> None:
    reply = await queue(QUEUE, "er der kø")
    assert reply.key == "queue_wait.now"
    words = in_words(reply)
    assert "som den blev oplyst kl. 11.00." in words
    assert "• Pas og kørekort (14 venter, de senest betjente ventede i gennemsnit 25 minutter)" in words
    assert "• MitID (en enkelt venter, de senest betjente ventede i gennemsnit 1 minut)" in words
    assert "• Flytning (ingen venter, de senest betjente ventede i gennemsnit 0 minutter)" in words
    assert names(reply) == ["Pas og kørekort", "MitID", "Flytning"]


async def test_the_same_in_english(queue: Ask) -> None:
    words = in_words(await queue(QUEUE, "how long is the line", "en"), "en")
    assert "as given at 11" in words
    assert "• Pas og kørekort (14 are waiting, those served last waited 25 minutes on average)" in words


async def test_the_figures_name_their_source_and_lead_on(queue: Ask) -> None:
    reply = await queue(QUEUE, "er der kø")
    assert [source.title.da for source in reply.sources if source.read_on == "2026-11-24"] == ["Åbne data fra Aarhus"]
    keys = [choice.key for choice in reply.choices]
    assert keys[-3:] == ["appointment_booking", "opening_hours", "human"]


@pytest.mark.parametrize(
    ("text", "language", "entities", "counters"),
    [
        ("hvor mange er der i kø til pas", "da", {}, ["Pas og kørekort"]),
        ("how many are queueing for passports", "en", {}, ["Pas og kørekort"]),
        ("queue for a driving licence", "en", {}, ["Pas og kørekort"]),
        ("kø til kørekort", "da", {}, ["Pas og kørekort"]),
        ("er der kø", "da", {"service": "pas"}, ["Pas og kørekort"]),
        ("ventetid mitid", "da", {}, ["MitID"]),
        ("how long is the wait to report moving", "en", {}, ["Flytning"]),
        ("kø til pas og mitid", "da", {}, ["Pas og kørekort", "MitID"]),
        ("kø til sundhedskort", "da", {}, ["Pas og kørekort", "MitID", "Flytning"]),
        ("passer det at der er kø", "da", {}, ["Pas og kørekort", "MitID", "Flytning"]),
    ],
)
async def test_a_named_matter_has_its_own_counter(
    queue: Ask, text: str, language: str, entities: dict[str, str], counters: list[str]
) -> None:
    assert names(await queue(QUEUE, text, language, entities=entities)) == counters


async def test_figures_that_cannot_be_are_not_told(queue: Ask, badly: Badly) -> None:
    badly.answer = counted(
        {**PASSPORTS, "WaitingCustomersMQ": -3}, {**MITID, "AvgWaitingSQ": "1900-01-01T23:59:00"}, MOVING
    )
    words = in_words(await queue(QUEUE, "er der kø"))
    assert "• Pas og kørekort (de senest betjente ventede i gennemsnit 25 minutter)" in words
    assert "• MitID (en enkelt venter)" in words


@pytest.mark.parametrize(
    ("text", "side"), [("hvor lang er telefonkøen", "on_the_phone"), ("when is it least busy", "quiet_times")]
)
async def test_the_phone_and_quiet_times_are_not_counted(queue: Ask, badly: Badly, text: str, side: str) -> None:
    assert (await queue(QUEUE, text)).key == f"queue_wait.{side}"
    assert badly.asked == []


async def test_an_empty_counter_by_day_has_no_queue(queue: Ask, badly: Badly) -> None:
    badly.answer = counted(MOVING)
    reply = await queue(QUEUE, "er der kø")
    assert reply.key == "queue_wait.now"
    assert "ingen venter" in in_words(reply)


@pytest.mark.parametrize("hour", [3, 7, 19, 23])
@pytest.mark.parametrize("rows", [(), (MOVING,)])
async def test_nobody_counted_at_night_may_be_a_closed_counter(
    at_time: AtTime, badly: Badly, hour: int, rows: tuple[Mapping[str, Any], ...]
) -> None:
    badly.answer = counted(*rows)
    async with at_time(TUESDAY_MORNING.replace(hour=hour)) as ask:
        reply = await ask(QUEUE, "er der kø")
    assert reply.key == "queue_wait.maybe_closed"
    words = in_words(reply)
    assert "kan være lukket" in words
    assert "ingen venter" not in words


async def test_people_counted_at_night_are_told_where_the_hours_are_not_known(at_time: AtTime) -> None:
    async with at_time(TUESDAY_MORNING.replace(hour=3)) as ask:
        assert (await ask(QUEUE, "er der kø")).key == "queue_wait.now"


async def test_nothing_counted_by_day_is_not_known(queue: Ask, badly: Badly) -> None:
    badly.answer = counted()
    reply = await queue(QUEUE, "er der kø")
    assert reply.key == "queue_wait.how"
    assert reply.facts["waiting_now"].standing == "unknown"


async def test_outside_its_hours_the_counter_is_closed_whatever_is_counted(
    queue: Ask, counter_is: Callable[..., None]
) -> None:
    counter_is("closed", dt.datetime(2026, 11, 25, 8, 0, tzinfo=COPENHAGEN))
    reply = await queue(QUEUE, "er der kø")
    assert reply.key == "queue_wait.closed"
    words = in_words(reply)
    assert "Borgerservice har lukket nu" in words
    assert "onsdag den 25. november 2026 kl. 8.00" in words
    assert "14 venter" not in words


async def test_an_open_counter_without_a_queue_is_no_closed_one(
    at_time: AtTime, badly: Badly, counter_is: Callable[..., None]
) -> None:
    badly.answer = counted(MOVING)
    counter_is("open")
    async with at_time(TUESDAY_MORNING.replace(hour=19, minute=30)) as ask:
        assert "ingen venter" in in_words(await ask(QUEUE, "er der kø"))


async def test_when_the_source_falls_silent_the_last_figures_are_told_with_their_age(
    at_time: AtTime, badly: Badly, live: Doors
) -> None:
    time = [0.0]
    live._kept = Doors(live.fetchers, monotonic=lambda: time[0])._kept
    async with at_time(TUESDAY_MORNING) as ask:
        await ask(QUEUE, "er der kø")
    badly.answer = says("oh", 500)
    time[0] = 12 * 60
    async with at_time(TUESDAY_MORNING + dt.timedelta(minutes=12)) as ask:
        reply = await ask(QUEUE, "er der kø")
    assert reply.key == "queue_wait.earlier"
    words = in_words(reply)
    assert "Sådan så den ud for 12 minutter siden, kl. 11.00." in words
    assert "14 venter" in words
    assert "89 40 22 22" in words
    time[0] = 31 * 60
    async with at_time(TUESDAY_MORNING + dt.timedelta(minutes=31)) as ask:
        assert (await ask(QUEUE, "er der kø")).key == "queue_wait.how"


def holds(let_go: threading.Event) -> Answer:
    return lambda _: let_go.wait(60) and None


async def test_silence_is_not_waited_for(queue: Ask, badly: Badly) -> None:
    let_go = threading.Event()
    badly.answer = holds(let_go)
    reply = await queue(QUEUE, "er der kø")
    assert not let_go.is_set()
    let_go.set()
    assert reply.key == "queue_wait.how"
    words = in_words(reply)
    assert "Jeg ved ikke, hvor lang køen er lige nu." in words
    assert "89 40 22 22" in words
    assert "https://aarhus.dk" in words
    assert "human" in [choice.key for choice in reply.choices]


@pytest.mark.parametrize(
    "answer",
    [
        says("oh", 500),
        says("later", 429, Retry_After="60"),
        half_a_body,
        says("<html>Vi arbejder på siden", media_type="text/html"),
        counted({**PASSPORTS, "WaitingCustomersMQ": "mange"}),
        says(json.dumps({"success": False})),
        counted(*[PASSPORTS] * 10_000),
        says("x" * 1_000_001),
    ],
    ids=["500", "429", "half", "html", "wrong types", "no success", "rows", "rubbish"],
)
async def test_after_a_fault_the_queue_is_not_known_and_there_is_a_phone(
    queue: Ask, badly: Badly, answer: Answer
) -> None:
    badly.answer = answer
    reply = await queue(QUEUE, "er der kø")
    assert reply.key == "queue_wait.how"
    assert "+45 89 40 22 22" in in_words(reply, "en")


async def test_an_unknown_field_is_no_fault(queue: Ask, badly: Badly) -> None:
    badly.answer = counted({**PASSPORTS, "weather": "grey"})
    assert names(await queue(QUEUE, "er der kø")) == ["Pas og kørekort"]


async def test_a_source_that_is_not_there_is_not_known(
    city_store: sessionmaker[Session], clock: Clock, cues: Cues
) -> None:
    with doors_of(CitySettings(city="live", ckan_url="http://127.0.0.1:9")) as gone:
        async with asking(city_store, clock, cues, gone) as ask:
            assert (await ask(QUEUE, "er der kø")).key == "queue_wait.how"


async def test_the_demo_citys_queue_says_that_it_is_invented(
    city_store: sessionmaker[Session], clock: Clock, cues: Cues
) -> None:
    with (
        served(create_app(city_at(NOW))) as address,
        doors_of(CitySettings(city="demo", demo_city_url=address)) as demo,
    ):
        async with asking(city_store, clock, cues, demo) as ask:
            reply = await ask(QUEUE, "hvor mange er der i kø til pas")
    assert names(reply) == ["Pas og kørekort"]
    assert reply.facts["counters"].standing == "demo"
    assert "(opdigtet demo-data)" in in_words(reply)
