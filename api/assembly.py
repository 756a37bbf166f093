"""Puts the gateway together from what it is given; nothing here opens anything by itself but `from_settings`."""

import datetime as dt
import time
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp
from argon2 import PasswordHasher
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from api.accounts import assembly as accounts
from api.accounts.parts import AccountParts
from api.city.access import CityParts
from api.content.access import ContentParts
from api.conversations.contacts import Contacts
from api.conversations.crisis import Crisis
from api.conversations.language import Ear, LanguageEar, TellingWords
from api.conversations.parts import ConversationParts
from api.conversations.posting import Posting
from api.conversations.reading import Reading
from api.conversations.service import Conversations
from api.conversations.speaking import TextSpeaker
from api.conversations.transcript import Transcript
from api.conversations.waiting import Waiting
from api.copilot.assembly import copilot_parts
from api.copilot.parts import CopilotParts
from api.db import OneWriter, conversations_engine, make_folder
from api.delivery.dispatcher import Dispatcher, Patience
from api.delivery.postbox import Postbox
from api.delivery.state import BotState
from api.desk.assembly import desk_parts
from api.desk.bell import Bell
from api.desk.parts import DeskParts
from api.handover.assembly import Around, Assembled, assembled
from api.handover.parts import HandoverParts
from api.health import checks
from api.health import city as city_health
from api.health.parts import HealthChecks
from api.letters.assembly import AroundLetters, letters
from api.letters.handed import ByHandovers
from api.letters.parts import LetterParts
from api.letters.staffed import Staffed
from api.limits import Addresses, Window
from api.live.nudges import Nudges
from api.live.parts import LiveParts, nudges_from
from api.live.signs import Signs
from api.privacy.deletion import Deletion
from api.privacy.parts import PrivacyParts
from api.privacy.retention import Retention
from api.rasa_client import Bot, RasaClient
from api.rendering.catalogue import Texts
from api.settings import DATA, GatewaySettings
from backend.clients.contract import Contract
from backend.clients.doors import Doors, open_doors
from backend.clients.systems import systems_of
from backend.clock import Clock, clock_from
from backend.db import BUSY_TIMEOUT_MS, engine_for, sessions
from backend.settings import from_environment

CONNECT_S = 2
MINUTE_S = 60
HOUR_S = 3600


@dataclass(frozen=True)
class Outside:
    """All that the gateway needs and does not make: stores, texts, clocks, the bot."""

    settings: GatewaySettings
    conversations: Engine
    city: Engine
    texts: Texts
    clock: Clock
    real_time: Callable[[], dt.datetime]
    ticks: Callable[[], float]
    ear: Ear
    crisis: Crisis
    bot: Bot
    doors: Doors
    nudges: Nudges


@dataclass(frozen=True)
class Gateway:
    """The parts of one process."""

    outside: Outside
    conversations: ConversationParts
    handover: HandoverParts
    desk: DeskParts
    copilot: CopilotParts
    accounts: AccountParts
    content: ContentParts
    city: CityParts
    privacy: PrivacyParts
    letters: LetterParts
    health: HealthChecks
    live: LiveParts
    waiting: Waiting
    dispatcher: Dispatcher
    retention: Retention


def assemble(outside: Outside) -> Gateway:
    live = LiveParts(outside.nudges, Signs(outside.nudges, outside.ticks))
    waiting = Waiting(outside.nudges)
    conversations = _conversations(outside)
    state = BotState()
    bell = Bell(live)
    hand = _handover(outside, conversations, waiting, bell)
    dispatcher = Dispatcher(
        _postbox(outside, conversations, hand), outside.bot, state, waiting.changed, _patience(outside.settings)
    )
    deletion = _deletion(outside, conversations.sessions)
    copilot = copilot_parts(outside, conversations.sessions, hand.reading, deletion)
    left = letters(outside, conversations, _around_letters(outside, hand, deletion))
    posting = _posting(outside, conversations, dispatcher, waiting, hand)
    return Gateway(
        outside=outside,
        conversations=ConversationParts(
            conversations=conversations,
            posting=posting,
            waiting=waiting,
            signs=live.signs,
            longest_wait=outside.settings.longest_wait_seconds,
            streams=outside.settings.streams_per_conversation,
        ),
        handover=HandoverParts(conversations, posting, hand.handovers, hand.staff, hand.watch, live.signs),
        desk=desk_parts(outside.settings, conversations, hand, live=live, bell=bell, sent=copilot.learning.sent),
        copilot=copilot,
        accounts=_accounts(outside, conversations.sessions),
        content=ContentParts(conversations.sessions, outside.texts, outside.clock, outside.settings.admin_secret),
        city=_city(outside),
        privacy=PrivacyParts(conversations, deletion, bell.ring),
        letters=left,
        health=_health(outside, state, left),
        live=live,
        waiting=waiting,
        dispatcher=dispatcher,
        retention=Retention(deletion, outside.clock.now, outside.settings.retention_days),
    )


def _around_letters(outside: Outside, hand: Assembled, deletion: Deletion) -> AroundLetters:
    mover, book = hand.handovers.mover, hand.reading.attendance.book
    return AroundLetters(
        handed=ByHandovers(hand.handovers),
        staffed=Staffed(sessions(outside.city), book.hours_of),
        mailboxes={**book.mailboxes, **outside.settings.queue_mailboxes},
        changed=mover.changed,
        desk_changed=mover.desk_changed,
        overwrite=deletion.overwrite,
    )


def _accounts(outside: Outside, store: sessionmaker[Session]) -> AccountParts:
    return accounts.assembled(
        outside.settings,
        texts=outside.texts,
        store=store,
        now=outside.real_time,
        ticks=outside.ticks,
        hasher=PasswordHasher(),
    )


def _city(outside: Outside) -> CityParts:
    rate = Window(outside.settings.city_questions_per_minute, MINUTE_S, outside.ticks)
    addresses = Addresses(outside.clock.today)
    return CityParts(sessions(outside.city), outside.clock, outside.doors, rate, addresses)


def _conversations(outside: Outside) -> Conversations:
    speaker = TextSpeaker(outside.texts)
    limit = outside.settings.conversations_per_address_per_hour
    return Conversations(
        sessions=OneWriter(outside.conversations, BUSY_TIMEOUT_MS / 1000),
        speaker=speaker,
        transcript=Transcript(speaker, outside.clock),
        contacts=Contacts(sessions(outside.city), outside.clock),
        clock=outside.clock,
        starts=Window(limit, HOUR_S, outside.ticks),
        addresses=Addresses(outside.clock.today),
    )


def _handover(outside: Outside, conversations: Conversations, waiting: Waiting, bell: Bell) -> Assembled:
    around = Around(
        settings=outside.settings,
        queues=DATA / "handover" / "queues.yml",
        city=sessions(outside.city),
        clock=outside.clock,
        real_time=outside.real_time,
        ear=outside.ear,
        changed=waiting.changed,
        desk_changed=bell.ring,
    )
    return assembled(around, conversations)


def _posting(
    outside: Outside, conversations: Conversations, dispatcher: Dispatcher, waiting: Waiting, hand: Assembled
) -> Posting:
    settings = outside.settings
    return Posting(
        conversations=conversations,
        reading=Reading(outside.ear, conversations.speaker, settings.max_text_characters),
        crisis=outside.crisis,
        rate=Window(settings.messages_per_minute, MINUTE_S, outside.ticks),
        most_queued=settings.queue_before_bot,
        desk=dispatcher,
        hand=hand.handovers,
        changed=waiting.changed,
        real_time=outside.real_time,
    )


def _postbox(outside: Outside, conversations: Conversations, hand: Assembled) -> Postbox:
    return Postbox(
        sessions=conversations.sessions,
        transcript=conversations.transcript,
        contacts=conversations.contacts,
        hand=hand.handovers,
        now=outside.real_time,
        holder=str(uuid.uuid4()),
        lease_s=outside.settings.lease_seconds,
        too_old_s=outside.settings.too_old_after_seconds,
    )


def _patience(settings: GatewaySettings) -> Patience:
    return Patience(
        look_around_s=settings.look_around_seconds,
        renew_s=settings.lease_seconds / 3,
        in_flight=settings.bot_in_flight,
        attempts=settings.bot_attempts,
    )


def _deletion(outside: Outside, store: sessionmaker[Session]) -> Deletion:
    return Deletion(store, outside.bot, outside.real_time, outside.settings.bot_timeout_seconds)


def _health(outside: Outside, state: BotState, left: LetterParts) -> HealthChecks:
    health = HealthChecks()
    health.register("conversations", checks.store(outside.conversations))
    health.register("city", checks.store(outside.city))
    health.register("texts", checks.texts(outside.texts.version))
    health.register("bot", checks.bot(state))
    health.register("live", checks.live(outside.nudges))
    health.register("mail", left.health)
    if outside.settings.city != "none":
        systems = systems_of(outside.settings)
        for name, check in city_health.systems(Contract.all(), systems, sessions(outside.city)).items():
            health.register(name, check)
    return health


def bot_client(settings: GatewaySettings) -> RasaClient:
    """Connections to the bot stay open: those of messages, and one each for health and forgetting."""

    def connect() -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            settings.bot_url,
            headers={"Authorization": f"Bearer {settings.bot_secret.get_secret_value()}"},
            timeout=aiohttp.ClientTimeout(total=settings.bot_timeout_seconds, connect=CONNECT_S),
            connector=aiohttp.TCPConnector(limit=settings.bot_connections + 2, keepalive_timeout=30),
            cookie_jar=aiohttp.DummyCookieJar(),
        )

    return RasaClient(connect, settings.bot_connections)


def from_settings(settings: GatewaySettings, bot: Bot) -> Outside:
    """Open what the settings name."""
    for url in (settings.conversations_database_url, settings.city_database_url):
        make_folder(url)
    return Outside(
        settings=settings,
        conversations=conversations_engine(settings.conversations_database_url),
        city=engine_for(settings.city_database_url),
        texts=Texts.load(settings.texts_folder),
        clock=clock_from(settings),
        real_time=lambda: dt.datetime.now(dt.UTC),
        ticks=time.monotonic,
        ear=LanguageEar(TellingWords.load(DATA / "languages.yml")),
        crisis=Crisis.load(DATA / "crisis.yml"),
        bot=bot,
        doors=open_doors(settings),
        nudges=nudges_from(settings.redis_url, name=str(uuid.uuid4())),
    )


@asynccontextmanager
async def retention_from_environment() -> AsyncIterator[Retention]:
    """The retention job alone, for a command."""
    settings = from_environment(GatewaySettings)
    outside = from_settings(settings, bot_client(settings))
    try:
        yield Retention(_deletion(outside, sessions(outside.conversations)), outside.clock.now, settings.retention_days)
    finally:
        await outside.bot.close()
        outside.conversations.dispose()
        outside.city.dispose()
        outside.doors.close()
