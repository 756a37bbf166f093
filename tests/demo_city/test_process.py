"""The real process: `python -m demo_city`."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[2]
OTHER_ADDRESS_OF_THIS_MACHINE = "127.0.0.2"


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as held:
        number: int = held.getsockname()[1]
    return number


@pytest.fixture
def process(port: int) -> Iterator[subprocess.Popen[bytes]]:
    environment = {**os.environ, "DEMO_CITY_PORT": str(port), "NOW": "2026-11-24T11:00", "PYTHONPATH": str(ROOT)}
    started = subprocess.Popen([sys.executable, "-m", "demo_city"], env=environment, cwd=ROOT)
    yield started
    if started.poll() is None:
        started.kill()
        started.wait()


def until_well(port: int, process: subprocess.Popen[bytes]) -> httpx.Response:
    while process.poll() is None:
        try:
            return httpx.get(f"http://127.0.0.1:{port}/health", trust_env=False)
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("the process ended")


def test_it_serves_on_loopback_alone_at_the_time_it_is_told_and_ends_when_asked(
    process: subprocess.Popen[bytes], port: int
) -> None:
    assert until_well(port, process).json() == {"status": "ok"}
    with pytest.raises(OSError, match=r"."):
        socket.create_connection((OTHER_ADDRESS_OF_THIS_MACHINE, port), timeout=5)
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, headers={"X-Api-Key": "demo"}) as ask:
        events = ask.get("/dpl-cms/api/v1/events", params={"_format": "json"}).json()
        assert min(event["date_time"]["start"] for event in events)[:10] == "2026-11-24"
        assert ask.get("/event-database/api/v2/events").status_code == 200
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) in {0, -signal.SIGTERM}
