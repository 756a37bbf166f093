"""What the three processes are: commands, environment and health addresses."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from launch.ports import LOOPBACK, Ports
from launch.shared_secrets import secrets_in

ROOT = Path(__file__).resolve().parent.parent
BOT_PYTHON = ROOT / "bot" / ".venv" / "bin" / "python"


@dataclass(frozen=True)
class Service:
    """One process: how it is started and, where it tells, how one asks whether it is ready."""

    name: str
    argv: tuple[str, ...]
    environment: Mapping[str, str]
    health: str
    headers: Mapping[str, str]


def environment(var: Path, ports: Ports, outer: Mapping[str, str]) -> dict[str, str]:
    """The settings that all three share; what the outer environment sets wins."""
    return {
        "CITY_DATABASE_URL": f"sqlite:///{var}/city.db",
        "CONVERSATIONS_DATABASE_URL": f"sqlite:///{var}/conversations.db",
        "TRACKER_DATABASE": f"{var}/tracker.db",
        "BOT_URL": f"http://{LOOPBACK}:{ports.bot}",
        "ACTIONS_URL": f"http://{LOOPBACK}:{ports.actions}/webhook",
        "ACTIONS_PORT": str(ports.actions),
        "GATEWAY_PORT": str(ports.gateway),
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "PYTHONUNBUFFERED": "1",
        "PYTHONPATH": str(ROOT),
        **secrets_in(var),
        **outer,
    }


def services(model: Path, ports: Ports, settings: Mapping[str, str]) -> tuple[Service, ...]:
    """Gateway, actions and bot, in the order in which they are started."""
    gateway = (sys.executable, "-m", "api")
    actions = (sys.executable, "-m", "actions.app")
    bot = (str(BOT_PYTHON), str(ROOT / "bot" / "serve.py"), "--model", str(model), "--port", str(ports.bot))
    asks_bot = {"Authorization": f"Bearer {settings['BOT_SECRET']}"}
    return (
        Service("actions", actions, settings, f"http://{LOOPBACK}:{ports.actions}/health", {}),
        Service("gateway", gateway, settings, f"http://{LOOPBACK}:{ports.gateway}/health", {}),
        Service("bot", bot, settings, f"http://{LOOPBACK}:{ports.bot}/webhooks/borgerchat/health", asks_bot),
    )
