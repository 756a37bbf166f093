"""`python -m launch run`: the whole city on this machine; `python -m launch train`: the model alone."""

import argparse
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from launch.city import ROOT, environment, services
from launch.model import TrainingFailedError, ensure_model
from launch.ports import LOOPBACK, Ports
from launch.supervisor import NotReadyError, Supervisor

VAR = ROOT / "var"


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
    if busy := ports.busy():
        taken = ", ".join(map(str, busy))
        print(f"Port {taken} is taken: stop the program that holds it, or set GATEWAY_PORT, BOT_PORT or ACTIONS_PORT.")
        return 1
    started = time.monotonic()
    VAR.mkdir(exist_ok=True)
    settings = environment(VAR, ports, os.environ)
    print("Bringing the stores up to date …")
    prepare(settings)
    print("Training, if something has changed …")
    model = train()
    print("Starting three processes …")
    return keep(Supervisor(services(model, ports, settings), VAR / "logs"), ports, started)


def keep(supervisor: Supervisor, ports: Ports, started: float) -> int:
    """Run until Ctrl-C or SIGTERM, then stop all that was started."""
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    try:
        supervisor.start()
        supervisor.wait_ready(ended.is_set)
        if ended.is_set():
            return 0
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


def ports_from_environment() -> Ports:
    of = Ports()
    return Ports(
        *(int(os.environ.get(f"{name.upper()}_PORT", getattr(of, name))) for name in ("gateway", "bot", "actions"))
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="launch", description=__doc__)
    parser.add_argument("command", choices=["run", "train"])
    try:
        if parser.parse_args().command == "run":
            return run(ports_from_environment())
        VAR.mkdir(exist_ok=True)
        print(json.dumps({"model": train().stem}))
    except (NotPreparedError, TrainingFailedError) as error:
        print(error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
