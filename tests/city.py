"""The real city for tests: three processes, the trained model, a clock that starts where the test says."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from launch.city import ROOT, environment, keeping_in_step, services, sync_once
from launch.model import ensure_model
from launch.ports import LOOPBACK, Ports, free_ports
from launch.supervisor import Supervisor

TUESDAY_MORNING = "2026-11-24T11:00"
GENEROUS = {"MESSAGES_PER_MINUTE": "1000", "CONVERSATIONS_PER_ADDRESS_PER_HOUR": "10000"}
KEPT = ("PATH", "HOME", "LANG", "TMPDIR")


@dataclass(frozen=True)
class City:
    """A running city: where its gateway is, what it was started with, and the hand that starts and stops it."""

    address: str
    ports: Ports
    settings: Mapping[str, str]
    supervisor: Supervisor
    logs: Path


@contextmanager
def running_city(var: Path, extra: Mapping[str, str] | None = None) -> Iterator[City]:
    """Start all processes on free loopback ports with fresh stores in `var`, and stop them at the end."""
    ports = free_ports()
    outer = {name: os.environ[name] for name in KEPT if name in os.environ}
    settings = environment(var, ports, {**outer, "NOW": TUESDAY_MORNING, **GENEROUS, **(extra or {})})
    model, _ = ensure_model(ROOT / "var")
    for module in ("backend.seed", "api.migrate"):
        subprocess.run([sys.executable, "-m", module], env=settings, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    supervisor = Supervisor(services(model, ports, settings), var / "logs", say=lambda _: None)
    supervisor.start()
    try:
        supervisor.wait_ready()
        if watcher := keeping_in_step(settings):
            sync_once(settings, say=lambda _: None)
            supervisor.add(watcher)
        yield City(f"http://{LOOPBACK}:{ports.gateway}", ports, settings, supervisor, var / "logs")
    finally:
        supervisor.stop()
