"""The gateway as an ASGI application. Every outside thing comes as an argument."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import structlog
from anyio import to_thread
from fastapi import FastAPI
from sqlalchemy.exc import SQLAlchemyError

from api.accounts import endpoints as accounts
from api.accounts import oidc
from api.assembly import Gateway, Outside, assemble, bot_client, from_settings
from api.body import BodyLimit
from api.city import endpoints as city
from api.content import endpoints as content
from api.conversations import endpoints as conversations
from api.conversations import events
from api.conversations.speaking import TextSpeaker
from api.copilot import endpoints as copilot
from api.desk import endpoints as desk
from api.desk import events as desk_events
from api.handover import endpoints as handover
from api.health import endpoints as health
from api.letters import desk_endpoints as left_messages
from api.letters import endpoints as letters
from api.letters.transcripts import endpoints as transcripts
from api.logs import RequestLog, configure, where
from api.pages import endpoints as pages
from api.pages.assembly import assembled, desk_page
from api.pages.desk import endpoints as desk_pages
from api.pages.safely import SafeWay
from api.privacy import endpoints as privacy
from api.refusals import Refusals
from api.settings import GatewaySettings
from backend.db import sessions

log = structlog.get_logger()
AGAIN_AFTER_S = 1.0
SUBJECTS = (
    *(conversations, events, handover, letters, transcripts, privacy),
    *(desk, desk_events, copilot, left_messages, accounts, oidc),
    *(content, city, health, pages, desk_pages),
)


def create_app(outside: Outside) -> FastAPI:
    """A gateway on stores that are migrated already."""
    gateway = assemble(outside)
    app = FastAPI(title="Borgerchat", lifespan=_lifespan(gateway), redoc_url=None)
    app.state.conversations = gateway.conversations
    app.state.handover = gateway.handover
    app.state.desk = gateway.desk
    app.state.copilot = gateway.copilot
    app.state.accounts = gateway.accounts
    app.state.content = gateway.content
    app.state.city = gateway.city
    app.state.privacy = gateway.privacy
    app.state.letters = gateway.letters
    app.state.health = gateway.health
    app.state.live = gateway.live
    app.state.pages = assembled(
        outside.settings,
        outside.texts,
        gateway.conversations,
        left=gateway.letters.left,
        person=gateway.handover,
        privacy=gateway.privacy,
        safe_way=SafeWay(sessions(outside.city), outside.clock.today),
    )
    app.state.desk_page = desk_page(outside.settings, app.state.pages)
    for subject in SUBJECTS:
        app.include_router(subject.router)
    refusals = Refusals(TextSpeaker(outside.texts))
    refusals.install(app)
    app.add_middleware(BodyLimit, most_bytes=outside.settings.max_body_bytes, refuse=refusals.refused)
    app.add_middleware(RequestLog, apologise=refusals.apology)
    return app


def _lifespan(gateway: Gateway) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        gateway.live.nudges.bind(asyncio.get_running_loop())
        to_thread.current_default_thread_limiter().total_tokens = gateway.outside.settings.threads
        jobs = [asyncio.create_task(forever(job), name=job.__name__) for job in jobs_of(gateway)]
        try:
            yield
        finally:
            for job in jobs:
                job.cancel()
            await asyncio.gather(*jobs, return_exceptions=True)
            gateway.waiting.wake_all()
            await gateway.outside.bot.close()
            gateway.outside.doors.close()

    return lifespan


def jobs_of(gateway: Gateway) -> tuple[Callable[[], Awaitable[None]], ...]:
    watch, live = gateway.handover.watch, gateway.live
    rounds = look_around(gateway), forget(gateway), gateway.retention.daily
    return gateway.dispatcher.run, gateway.letters.sender.run, watch.run, live.nudges.run, *rounds


def look_around(gateway: Gateway) -> Callable[[], Awaitable[None]]:
    """Wake those for whom another process has written."""

    async def look() -> None:
        parts = gateway.conversations

        async def last_seqs(watched: list[str]) -> dict[str, int]:
            return await to_thread.run_sync(parts.conversations.last_seqs, watched)

        while True:
            await asyncio.sleep(gateway.outside.settings.look_around_seconds)
            await parts.waiting.look_around(last_seqs)

    return look


def forget(gateway: Gateway) -> Callable[[], Awaitable[None]]:
    """Have the bot forget what it could not at once."""

    async def forget_due() -> None:
        while True:
            await asyncio.sleep(gateway.outside.settings.look_around_seconds)
            if await gateway.privacy.deletion.forget_due():
                await to_thread.run_sync(gateway.privacy.deletion.overwrite)

    return forget_due


async def forever(job: Callable[[], Awaitable[None]]) -> None:
    """A store that is away for a while does not end a job; nor does a fault in one turn of it."""
    while True:
        try:
            await job()
        except SQLAlchemyError as error:
            log.warning("job_without_store", error=type(error).__name__)
        except Exception as error:  # noqa: BLE001 - the last resort: a fault of one turn ends no job
            log.error("job_failed", error=type(error).__name__, where=where(error))  # noqa: TRY400 - see where
        await asyncio.sleep(AGAIN_AFTER_S)


def from_environment() -> FastAPI:
    """For `uvicorn --factory api.app:from_environment`; the stores must be migrated."""
    settings = GatewaySettings()
    configure(settings.log_level)
    return create_app(from_settings(settings, bot_client(settings)))
