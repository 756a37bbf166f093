"""The processes that the soak loads and kills: two gateways, PostgreSQL, Redis, actions and bot, all of its own."""

import datetime as dt
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import psycopg

from launch.city import BOT_PYTHON, ROOT, Service, environment, services
from launch.model import model_path
from launch.ports import LOOPBACK, Ports, free_ports
from launch.supervisor import NotReadyError, Supervisor
from soak import postgres
from soak.clock import ahead_s

GATEWAYS = ("gateway_1", "gateway_2")
STORE_WITHIN_S = 60.0
BACK_WITHIN_S = 60.0
KEPT = ("PATH", "HOME", "LANG", "TMPDIR")
GENEROUS = {
    "MESSAGES_PER_MINUTE": "100000",
    "CONVERSATIONS_PER_ADDRESS_PER_HOUR": "100000",
    "QUEUE_BEFORE_BOT": "5000",
    "LOG_LEVEL": "WARNING",
}


class NothingToSoakError(RuntimeError):
    """Something that the soak needs is not on this machine."""


@dataclass(frozen=True)
class City:
    """What runs: the gateways' addresses, who may be killed, who the bot is, and how far the city's clock is ahead."""

    addresses: tuple[str, ...]
    supervisor: Supervisor
    mortal: tuple[str, ...]
    bot: str
    settings: Mapping[str, str]
    ahead_s: int

    def kill(self, name: str) -> bool:
        """Whether it was killed: what has not come back yet is not killed again."""
        if not self.supervisor.answers(name):
            return False
        self.supervisor.kill(name)
        return True

    def wait_ready(self) -> None:
        """All that was killed is there again; NotReadyError if it does not come back."""
        deadline = time.monotonic() + BACK_WITHIN_S
        while True:
            try:
                self.supervisor.wait_ready()
            except NotReadyError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.5)
            else:
                return


def trained() -> Path | None:
    """The model of today's data, if it is at hand and can be served."""
    model = model_path(ROOT / "var")
    return model if model.exists() and BOT_PYTHON.exists() else None


@contextmanager
def running(var: Path, *, stand_in: bool) -> Iterator[City]:
    """Start all, with empty stores; keep it running, whatever is killed; stop all at the end."""
    redis = shutil.which("redis-server")
    if redis is None:
        raise NothingToSoakError("there is no redis-server (Debian: apt-get install redis-server)")
    var.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(var / "logs", ignore_errors=True)
    ports, more = free_ports(), free_ports()
    with postgres.databases(("city", "conversations")) as folder:
        settings = shared(var, ports, folder, redis_port=more.bot)
        stores = [store(settings, folder), cache(settings, redis, var, more.bot)]
        supervisor = Supervisor(stores, var / "logs", say=lambda _: None)
        try:
            supervisor.start()
            prepare(settings)
            model = None if stand_in else trained()
            deciding = list(others(model, ports, settings))
            ahead = ahead_s(dt.datetime.now(dt.UTC))
            gateways = [gateway(name, at, settings, ahead) for name, at in zip(GATEWAYS, (ports, more), strict=True)]
            for service in (*gateways, *deciding):
                supervisor.add(service)
            supervisor.wait_ready()
            with watched(supervisor):
                yield City(
                    addresses=tuple(f"http://{LOOPBACK}:{at.gateway}" for at in (ports, more)),
                    supervisor=supervisor,
                    mortal=tuple(service.name for service in (*gateways, *deciding, *stores)),
                    bot="Rasa" if model else "a stand-in",
                    settings=settings,
                    ahead_s=ahead,
                )
        finally:
            supervisor.stop()


@contextmanager
def watched(supervisor: Supervisor) -> Iterator[None]:
    """What ends is started again, by a thread of its own."""
    ended = Event()
    watching = Thread(target=supervisor.watch, args=(ended.is_set,), name="supervisor")
    watching.start()
    try:
        yield
    finally:
        ended.set()
        watching.join()


def shared(var: Path, ports: Ports, folder: Path, redis_port: int) -> dict[str, str]:
    outer = {name: os.environ[name] for name in KEPT if name in os.environ}
    stores = {
        "CITY_DATABASE_URL": postgres.url(folder, "city"),
        "CONVERSATIONS_DATABASE_URL": postgres.url(folder, "conversations"),
        "REDIS_URL": f"redis://{LOOPBACK}:{redis_port}/0",
    }
    return environment(var, ports, {**outer, **GENEROUS, **stores})


def store(settings: Mapping[str, str], folder: Path) -> Service:
    return Service("postgres", (sys.executable, "-m", "soak.postgres", str(folder)), settings, None, {})


def cache(settings: Mapping[str, str], program: str, var: Path, port: int) -> Service:
    argv = (program, "--bind", LOOPBACK, "--port", str(port), "--dir", str(var), "--save", "")
    return Service("redis", argv, settings, None, {})


def gateway(name: str, ports: Ports, settings: Mapping[str, str], ahead: int) -> Service:
    own = {**settings, "GATEWAY_PORT": str(ports.gateway)}
    argv = (sys.executable, "-m", "soak.clock", str(ahead), "api")
    return Service(name, argv, own, f"http://{LOOPBACK}:{ports.gateway}/health", {})


def others(model: Path | None, ports: Ports, settings: Mapping[str, str]) -> Iterator[Service]:
    """The bot, with the actions it asks; or its stand-in."""
    if model:
        yield from (each for each in services(model, ports, settings) if each.name in {"actions", "bot"})
        return
    health = f"http://{LOOPBACK}:{ports.bot}/webhooks/borgerchat/health"
    headers = {"Authorization": f"Bearer {settings['BOT_SECRET']}"}
    yield Service("bot", (sys.executable, "-m", "soak.stand_in", str(ports.bot)), settings, health, headers)


def prepare(settings: Mapping[str, str]) -> None:
    """Today's tables and facts, once the store answers."""
    wait_for_store(settings["CONVERSATIONS_DATABASE_URL"].replace("+psycopg", ""))
    for module in ("backend.seed", "api.migrate"):
        done = subprocess.run([sys.executable, "-m", module], env=dict(settings), cwd=ROOT, check=False)
        if done.returncode:
            raise NothingToSoakError(f"{module} ended with {done.returncode}")


def wait_for_store(url: str) -> None:
    deadline = time.monotonic() + STORE_WITHIN_S
    while True:
        try:
            psycopg.connect(url, connect_timeout=2).close()
        except psycopg.OperationalError as error:
            if time.monotonic() > deadline:
                raise NotReadyError("PostgreSQL did not answer in time") from error
            time.sleep(0.2)
        else:
            return
