"""What the processes are: commands, environment and health addresses."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from launch.ports import LOOPBACK, Ports
from launch.shared_secrets import secrets_in

ROOT = Path(__file__).resolve().parent.parent
BOT_PYTHON = ROOT / "bot" / ".venv" / "bin" / "python"


@dataclass(frozen=True)
class Service:
    """One process: how it is started and, unless `health` is None, how one asks whether it is ready."""

    name: str
    argv: tuple[str, ...]
    environment: Mapping[str, str]
    health: str | None
    headers: Mapping[str, str]


def environment(var: Path, ports: Ports, outer: Mapping[str, str]) -> dict[str, str]:
    """The settings that all processes share; what the outer environment sets wins."""
    return {
        "CITY_DATABASE_URL": f"sqlite:///{var}/city.db",
        "CONVERSATIONS_DATABASE_URL": f"sqlite:///{var}/conversations.db",
        "TRACKER_DATABASE": f"{var}/tracker.db",
        "BOT_URL": f"http://{LOOPBACK}:{ports.bot}",
        "ACTIONS_URL": f"http://{LOOPBACK}:{ports.actions}/webhook",
        "ACTIONS_PORT": str(ports.actions),
        "GATEWAY_PORT": str(ports.gateway),
        "DEMO_CITY_PORT": str(ports.demo_city),
        "DEMO_CITY_URL": f"http://{LOOPBACK}:{ports.demo_city}",
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "PYTHONUNBUFFERED": "1",
        "PYTHONPATH": str(ROOT),
        **secrets_in(var),
        **outer,
    }


def services(model: Path, ports: Ports, settings: Mapping[str, str]) -> tuple[Service, ...]:
    """Gateway, actions and bot, in the order in which they are started; first the demo city, where it is asked."""
    gateway = (sys.executable, "-m", "api")
    actions = (sys.executable, "-m", "actions.app")
    bot = (str(BOT_PYTHON), str(ROOT / "bot" / "serve.py"), "--model", str(model), "--port", str(ports.bot))
    asks_bot = {"Authorization": f"Bearer {settings['BOT_SECRET']}"}
    return (
        *([demo_city(ports, settings)] if settings.get("CITY") == "demo" else ()),
        Service("actions", actions, settings, f"http://{LOOPBACK}:{ports.actions}/health", {}),
        Service("gateway", gateway, settings, f"http://{LOOPBACK}:{ports.gateway}/health", {}),
        Service("bot", bot, settings, f"http://{LOOPBACK}:{ports.bot}/webhooks/borgerchat/health", asks_bot),
    )


def demo_city(ports: Ports, settings: Mapping[str, str]) -> Service:
    argv = (sys.executable, "-m", "demo_city")
    return Service("demo_city", argv, settings, f"http://{LOOPBACK}:{ports.demo_city}/health", {})


def keeping_in_step(settings: Mapping[str, str]) -> Service | None:
    """The process that asks the city's systems whenever that is due; None where no system is asked."""
    watching = (sys.executable, "-m", "backend.sync", "watch")
    return None if settings.get("CITY", "none") == "none" else Service("sync", watching, settings, None, {})


def sync_once(settings: Mapping[str, str], say: Callable[[str], None] = print) -> int:
    """Ask every system once, telling what becomes of it; 1 if one failed, which is no reason not to start."""
    argv = (sys.executable, "-m", "backend.sync")
    with subprocess.Popen(argv, env=dict(settings), cwd=ROOT, stdout=subprocess.PIPE, text=True) as asking:
        for line in asking.stdout or ():
            say(line.rstrip())
    return asking.returncode
