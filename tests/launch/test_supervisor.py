"""Processes are started, waited for, restarted when they fall, and stopped together."""

import os
import sys
import threading
import time
from pathlib import Path

import pytest

from launch.city import Service
from launch.ports import LOOPBACK, Ports, free_ports
from launch.supervisor import NotReadyError, Supervisor

SERVES = """
import http.server, sys
server = http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), http.server.SimpleHTTPRequestHandler)
server.serve_forever()
"""


def service(name: str, code: str, port: int) -> Service:
    argv = (sys.executable, "-c", code, str(port))
    return Service(name, argv, dict(os.environ), f"http://{LOOPBACK}:{port}/", {})


@pytest.fixture
def ports() -> Ports:
    return free_ports()


def alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def test_it_waits_until_all_answer_and_stops_all(tmp_path: Path, ports: Ports) -> None:
    said: list[str] = []
    supervisor = Supervisor(
        [service("one", SERVES, ports.bot), service("two", SERVES, ports.actions)], tmp_path, said.append
    )
    supervisor.start()
    supervisor.wait_ready()
    pids = [supervisor.pid("one"), supervisor.pid("two")]
    supervisor.stop()
    assert len(said) == 2
    assert not any(alive(pid) for pid in pids)


def test_one_that_ends_at_once_is_told_with_its_last_words(tmp_path: Path, ports: Ports) -> None:
    supervisor = Supervisor([service("broken", "raise SystemExit('no settings')", ports.bot)], tmp_path, lambda _: None)
    supervisor.start()
    with pytest.raises(NotReadyError, match=r"broken ended with 1[\s\S]*no settings"):
        supervisor.wait_ready()
    supervisor.stop()


def test_one_that_falls_is_started_again(tmp_path: Path, ports: Ports) -> None:
    supervisor = Supervisor([service("one", SERVES, ports.bot)], tmp_path, lambda _: None)
    supervisor.start()
    supervisor.wait_ready()
    ended = threading.Event()
    watching = threading.Thread(target=supervisor.watch, args=(ended.is_set,))
    watching.start()
    first = supervisor.pid("one")
    supervisor.kill("one")
    deadline = time.monotonic() + 20
    while supervisor.pid("one") == first and time.monotonic() < deadline:
        time.sleep(0.05)
    ended.set()
    watching.join()
    assert supervisor.pid("one") != first
    supervisor.stop()


def test_whoever_asks_to_stop_is_not_kept_waiting(tmp_path: Path, ports: Ports) -> None:
    supervisor = Supervisor([service("slow", "import time; time.sleep(60)", ports.bot)], tmp_path, lambda _: None)
    supervisor.start()
    supervisor.wait_ready(lambda: True)
    supervisor.stop()


def test_a_log_that_has_grown_long_is_put_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("launch.supervisor.LONGEST_LOG_BYTES", 3)
    (tmp_path / "one.log").write_text("long", "utf8")
    supervisor = Supervisor([service("one", "print('new')", 0)], tmp_path, lambda _: None)
    supervisor.start()
    supervisor.stop()
    assert (tmp_path / "one.before.log").read_text("utf8") == "long"
    assert "long" not in (tmp_path / "one.log").read_text("utf8")
