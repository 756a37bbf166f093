"""Arrows between the rooms run one way: who may import whom, who may read the environment, who may query."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("actions", "api", "backend", "bot", "launch", "replies", "bench", "demo_city", "soak")
MAY_IMPORT = {
    "backend": set(),
    "replies": {"backend"},
    "actions": {"backend", "replies"},
    "api": {"backend", "replies"},
    "launch": set(),
    "bot": set(),
    "demo_city": set(),
}
ONLY_FACTS = {"replies": "backend.facts"}


def modules(room: str) -> list[Path]:
    return [file for file in sorted((ROOT / room).rglob("*.py")) if ".venv" not in file.parts]


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_the_rooms_below_it(room: str) -> None:
    others = set(ROOMS) - MAY_IMPORT[room] - {room}
    wrong = [
        f"{file.name}: {name}" for file in modules(room) for name in imported(file) if name.split(".")[0] in others
    ]
    assert not wrong


def test_replies_know_of_the_backend_only_its_facts() -> None:
    names = [name for file in modules("replies") for name in imported(file) if name.startswith("backend")]
    assert names
    assert all(name.startswith("backend.facts") for name in names)


def test_nothing_outside_the_bot_imports_rasa() -> None:
    wrong = [
        f"{file}: {name}"
        for room in ROOMS
        if room != "bot"
        for file in modules(room)
        for name in imported(file)
        if name == "rasa" or name.startswith("rasa.")
    ]
    assert not wrong


def test_the_bot_is_reached_through_one_file() -> None:
    speaking = [
        file
        for room in ("api", "actions", "backend")
        for file in modules(room)
        if "webhooks/borgerchat" in file.read_text("utf8")
    ]
    assert speaking == [ROOT / "api" / "rasa_client.py"]


@pytest.mark.parametrize("room", ["api", "actions", "backend", "replies", "demo_city"])
def test_only_a_settings_class_reads_the_environment(room: str) -> None:
    wrong = [
        str(file)
        for file in modules(room)
        if "os.environ" in file.read_text("utf8") or "getenv" in file.read_text("utf8")
    ]
    assert not wrong


@pytest.mark.parametrize("room", ["api", "backend"])
def test_queries_stand_in_repositories(room: str) -> None:
    allowed = {"repository.py", "db.py", "seed.py"}
    wrong = []
    for file in modules(room):
        if file.name in allowed or "migrations" in file.parts:
            continue
        names = {
            alias.name
            for node in ast.walk(ast.parse(file.read_text("utf8")))
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("sqlalchemy")
            for alias in node.names
        }
        if names & {"select", "update", "insert", "delete", "text"}:
            wrong.append(str(file.relative_to(ROOT)))
    assert not wrong


@pytest.mark.parametrize("room", ["api", "backend", "actions"])
def test_a_subject_never_uses_another_subjects_repository(room: str) -> None:
    wrong = [
        f"{file.relative_to(ROOT)}: {name}"
        for file in modules(room)
        for name in imported(file)
        if name.endswith(".repository") and name.split(".")[:2] != [room, file.relative_to(ROOT / room).parts[0]]
    ]
    assert not wrong


def test_a_room_outside_the_list_has_no_code() -> None:
    rooms = {
        file.relative_to(ROOT).parts[0]
        for file in ROOT.rglob("*.py")
        if not {".venv", ".tools", "var"} & set(file.parts)
    }
    assert rooms <= {*ROOMS, "tests"}
