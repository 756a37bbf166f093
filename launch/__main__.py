"""`python -m launch run`: the whole city on this machine; `train`: the model alone; `sync`: ask the city's systems."""

import argparse
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from launch.city import ROOT, demo_city, environment, keeping_in_step, services, sync_once
from launch.model import TrainingFailedError, ensure_model
from launch.ports import LOOPBACK, Ports
from launch.supervisor import NotReadyError, Supervisor

VAR = ROOT / "var"
PORTS = ("gateway", "bot", "actions", "demo_city")


def train() -> Path:
    started = time.monotonic()
    model, trained = ensure_model(VAR)
    seconds = time.monotonic() - started
    print(
        f"  model {model.stem}: "
        + (f"trained in {seconds:.0f} s" if trained else "nothing has changed, nothing to train")
    )
    return model


class NotPreparedError(RuntimeError):
    """A store could not be brought up to date; the command that tried has told its reason on the terminal."""


def prepare(settings: dict[str, str]) -> None:
    """Bring both stores to today's tables, and the city's to today's facts. First of all: it tries the settings."""
    for module in ("backend.seed", "api.migrate"):
        if subprocess.run([sys.executable, "-m", module], env=settings, cwd=ROOT, check=False).returncode:
            raise NotPreparedError("The stores could not be brought up to date; the lines above say why.")


def run(ports: Ports) -> int:
    VAR.mkdir(exist_ok=True)
    settings = environment(VAR, ports, {"CITY": "demo", **os.environ})
    if busy := ports.busy(demo=settings["CITY"] == "demo"):
        taken = ", ".join(map(str, busy))
        free = ", ".join(f"{name.upper()}_PORT" for name in PORTS)
        print(f"Port {taken} is taken: stop the program that holds it, or set {free} to another.")
        return 1
    started = time.monotonic()
    print("Bringing the stores up to date …")
    prepare(settings)
    print("Training, if something has changed …")
    model = train()
    print("Starting the processes …")
    return keep(Supervisor(services(model, ports, settings), VAR / "logs"), ports, settings, started)


def keep(supervisor: Supervisor, ports: Ports, settings: dict[str, str], started: float) -> int:
    """Run until Ctrl-C or SIGTERM, then stop all that was started."""
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    try:
        supervisor.start()
        supervisor.wait_ready(ended.is_set)
        if ended.is_set():
            return 0
        ask_the_city(supervisor, settings)
        address = f"http://{LOOPBACK}:{ports.gateway}"
        print(f"Borgerchat answers. Stop it with Ctrl-C. Open {address}")
        print(json.dumps({"address": address, "ready_s": round(time.monotonic() - started, 1)}), flush=True)
        supervisor.watch(ended.is_set)
    except NotReadyError as error:
        print(error)
        return 1
    finally:
        print("Stopping …")
        supervisor.stop()
    return 0


def ask_the_city(supervisor: Supervisor, settings: dict[str, str]) -> None:
    """Ask the city's systems once before the first citizen does, and from then on whenever it is due."""
    if watcher := keeping_in_step(settings):
        print(
            "Asking the demo city, whose answers are invented …" if settings["CITY"] == "demo" else "Asking the city …"
        )
        sync_once(settings, say=_without_json)
        supervisor.add(watcher)


def _without_json(line: str) -> None:
    """The table is for people; the line for machines is not this command's last."""
    if not line.startswith("[{"):
        print(line)


def sync(ports: Ports) -> int:
    """Ask the city's systems now; the demo city is started for as long as that takes, unless it runs already."""
    VAR.mkdir(exist_ok=True)
    settings = environment(VAR, ports, {"CITY": "demo", **os.environ})
    alone = settings["CITY"] == "demo" and ports.demo_city not in ports.busy(demo=True)
    supervisor = Supervisor([demo_city(ports, settings)] if alone else [], VAR / "logs")
    try:
        supervisor.start()
        supervisor.wait_ready()
        return sync_once(settings)
    finally:
        supervisor.stop()


def ports_from_environment() -> Ports:
    of = Ports()
    return Ports(*(int(os.environ.get(f"{name.upper()}_PORT", getattr(of, name))) for name in PORTS))


def main() -> int:
    parser = argparse.ArgumentParser(prog="launch", description=__doc__)
    parser.add_argument("command", choices=["run", "train", "sync"])
    try:
        command = parser.parse_args().command
        if command != "train":
            return (run if command == "run" else sync)(ports_from_environment())
        VAR.mkdir(exist_ok=True)
        print(json.dumps({"model": train().stem}))
    except (NotPreparedError, TrainingFailedError) as error:
        print(error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
