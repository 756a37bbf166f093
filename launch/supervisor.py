"""Keeps processes running, restarts what falls, and stops all of it together."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO

import httpx

from launch.city import ROOT, Service

READY_WITHIN_S = 180.0
STOP_WITHIN_S = 10.0
RESTART_AFTER_S = 2.0
LONGEST_LOG_BYTES = 10_000_000


class NotReadyError(RuntimeError):
    """A process ended, or did not answer in time."""


class Supervisor:
    """Starts each service in a process group of its own, its output in `<logs>/<name>.log`."""

    def __init__(self, services: Iterable[Service], logs: Path, say: Callable[[str], None] = print) -> None:
        self._services = {service.name: service for service in services}
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self._logs = logs
        self._say = say

    def start(self) -> None:
        for name in self._services:
            self.start_one(name)

    def add(self, service: Service) -> None:
        """Start one more, which is kept running like the others."""
        self._services[service.name] = service
        self.start_one(service.name)

    def start_one(self, name: str) -> None:
        service = self._services[name]
        with self._log(name) as log:
            self._processes[name] = subprocess.Popen(
                service.argv, env=dict(service.environment), cwd=ROOT, stdout=log, stderr=log, start_new_session=True
            )

    def pid(self, name: str) -> int:
        return self._processes[name].pid

    def answers(self, name: str) -> bool:
        """Whether it runs, and says so where it can be asked."""
        return self._processes[name].poll() is None and _answers(self._services[name])

    def kill(self, name: str) -> None:
        """`kill -9`, as tests and the soak do."""
        self._signal(name, signal.SIGKILL)
        self._processes[name].wait()

    def wait_ready(self, stopped: Callable[[], bool] = lambda: False) -> None:
        """Return when all answer their health calls, or `stopped` says so; NotReadyError after three minutes."""
        started = time.monotonic()
        for name, service in self._services.items():
            if service.health is None:
                continue
            self._wait_for(name, started, stopped)
            self._say(f"  {name} is ready ({time.monotonic() - started:.0f} s)")

    def watch(self, stopped: Callable[[], bool]) -> None:
        """Restart what ends by itself until `stopped` says so."""
        while not stopped():
            for name, process in self._processes.items():
                if process.poll() is not None:
                    self._say(
                        f"  {name} ended with {process.returncode}: starting it again; its log is {self._file(name)}"
                    )
                    time.sleep(RESTART_AFTER_S)
                    self.start_one(name)
            time.sleep(0.5)

    def stop(self) -> None:
        """Ask all to end; what has not ended in ten seconds is killed."""
        for name in self._processes:
            self._signal(name, signal.SIGTERM)
        deadline = time.monotonic() + STOP_WITHIN_S
        for name, process in self._processes.items():
            try:
                process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                self.kill(name)
        self._processes.clear()

    def _wait_for(self, name: str, started: float, stopped: Callable[[], bool]) -> None:
        service = self._services[name]
        while time.monotonic() - started < READY_WITHIN_S:
            if (code := self._processes[name].poll()) is not None:
                raise NotReadyError(f"{name} ended with {code}; its last words:\n{self._last_words(name)}")
            if stopped() or _answers(service):
                return
            time.sleep(0.2)
        raise NotReadyError(
            f"{name} did not answer within {READY_WITHIN_S:.0f} s; its last words:\n{self._last_words(name)}"
        )

    def _signal(self, name: str, number: signal.Signals) -> None:
        try:
            os.killpg(self._processes[name].pid, number)
        except ProcessLookupError:
            return

    def _file(self, name: str) -> Path:
        return self._logs / f"{name}.log"

    def _log(self, name: str) -> IO[bytes]:
        """Where it goes on writing; a log that has grown long is put aside first, in place of the one before."""
        self._logs.mkdir(parents=True, exist_ok=True)
        file = self._file(name)
        if file.exists() and file.stat().st_size > LONGEST_LOG_BYTES:
            file.replace(file.with_suffix(".before.log"))
        return file.open("ab")

    def _last_words(self, name: str) -> str:
        return "\n".join(self._file(name).read_text("utf8", errors="replace").splitlines()[-15:])


def _answers(service: Service) -> bool:
    if service.health is None:
        return True
    try:
        answer = httpx.get(service.health, headers=dict(service.headers), timeout=5, trust_env=False)
    except httpx.HTTPError:
        return False
    return answer.status_code == httpx.codes.OK
