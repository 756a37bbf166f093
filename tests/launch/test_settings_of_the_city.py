"""Secrets are made once and kept from others; ports are loopback's; the caller's settings win."""

import stat
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from launch.city import environment, keeping_in_step, services
from launch.model import _followed, ensure_model, model_path
from launch.ports import LOOPBACK, Ports, free_ports
from launch.shared_secrets import NAMES, secrets_in


def test_secrets_are_made_once_and_only_the_owner_reads_them(tmp_path: Path) -> None:
    first, second = secrets_in(tmp_path), secrets_in(tmp_path)
    assert first == second
    assert set(first) == set(NAMES)
    assert stat.S_IMODE((tmp_path / "secrets.json").stat().st_mode) == 0o600


def test_a_secret_that_is_new_is_added_and_the_others_stay(tmp_path: Path) -> None:
    kept = secrets_in(tmp_path)
    (tmp_path / "secrets.json").write_text(f'{{"BOT_SECRET": "{kept["BOT_SECRET"]}"}}', "utf8")
    assert secrets_in(tmp_path)["BOT_SECRET"] == kept["BOT_SECRET"]


def test_no_two_secrets_are_alike(tmp_path: Path) -> None:
    assert len(set(secrets_in(tmp_path).values())) == len(NAMES)


def test_what_the_caller_sets_wins(tmp_path: Path) -> None:
    settings = environment(tmp_path, Ports(), {"CITY_DATABASE_URL": "postgresql+psycopg://city"})
    assert settings["CITY_DATABASE_URL"] == "postgresql+psycopg://city"


def test_telemetry_is_off_and_every_process_is_asked_on_loopback(tmp_path: Path) -> None:
    settings = environment(tmp_path, Ports(), {})
    assert settings["RASA_TELEMETRY_ENABLED"] == "false"
    started = services(tmp_path / "model.tar.gz", Ports(), settings)
    assert [service.name for service in started] == ["actions", "gateway", "bot"]
    assert all(service.health and f"://{LOOPBACK}:" in service.health for service in started)


def test_the_demo_city_is_started_first_and_only_where_it_is_asked(tmp_path: Path) -> None:
    names = {
        city: [one.name for one in services(tmp_path / "m", Ports(), environment(tmp_path, Ports(), {"CITY": city}))]
        for city in ("none", "demo", "live")
    }
    assert names["demo"] == ["demo_city", "actions", "gateway", "bot"]
    assert names["none"] == names["live"] == ["actions", "gateway", "bot"]


def test_the_systems_are_asked_when_due_unless_there_are_none(tmp_path: Path) -> None:
    watched = {
        city: keeping_in_step(environment(tmp_path, Ports(), {"CITY": city})) for city in ("none", "demo", "live")
    }
    assert {city for city, service in watched.items() if service} == {"demo", "live"}


def test_free_ports_are_four_and_free() -> None:
    ports = free_ports()
    assert len({ports.gateway, ports.bot, ports.actions, ports.demo_city}) == 4
    assert ports.busy(demo=True) == []


def test_the_model_is_named_by_what_it_is_trained_from(tmp_path: Path) -> None:
    assert model_path(tmp_path) == model_path(tmp_path)
    assert model_path(tmp_path).parent == tmp_path / "models"


def test_long_work_is_told_of_while_it_lasts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("launch.model.TELL_EVERY_S", 0.05)
    assert _followed([sys.executable, "-c", "import time; time.sleep(0.4); raise SystemExit(3)"]) == 3
    assert "still training" in capsys.readouterr().out


def test_of_two_that_want_the_model_at_once_one_trains_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trained: list[list[str]] = []

    def train(argv: list[str]) -> int:
        trained.append(argv)
        time.sleep(0.2)
        Path(argv[-1]).write_bytes(b"model")
        return 0

    monkeypatch.setattr("launch.model._followed", train)
    with ThreadPoolExecutor(2) as two:
        found = list(two.map(lambda _: ensure_model(tmp_path), range(2)))
    assert sorted(new for _, new in found) == [False, True]
    assert len(trained) == 1
