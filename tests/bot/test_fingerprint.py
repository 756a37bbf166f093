"""The hash that decides whether anything has to be trained."""

import shutil
from pathlib import Path

import pytest

from bot.fingerprint import fingerprint

TOY = Path(__file__).resolve().parent / "toy"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TOY, tmp_path / "checkout"))


def test_it_is_the_same_wherever_the_checkout_stands(checkout: Path) -> None:
    assert fingerprint(checkout) == fingerprint(TOY)


@pytest.mark.parametrize(
    "name", ["data/nlu/toy.da.yml", "data/rules/toy.yml", "data/facts/places.yml", "bot/config.yml"]
)
def test_it_changes_with_every_file_that_is_read(checkout: Path, name: str) -> None:
    before = fingerprint(checkout)
    with (checkout / name).open("a", encoding="utf-8") as file:
        file.write("\n# one more line\n")
    assert fingerprint(checkout) != before


@pytest.mark.parametrize("name", ["data/nlu/new.en.yml", "bot/components/new.py", "bot/requirements.lock"])
def test_it_changes_with_a_new_file(checkout: Path, name: str) -> None:
    before = fingerprint(checkout)
    (checkout / name).parent.mkdir(exist_ok=True)
    (checkout / name).touch()
    assert fingerprint(checkout) != before


def test_it_looks_at_nothing_else(checkout: Path) -> None:
    before = fingerprint(checkout)
    (checkout / "data" / "README.md").write_text("for people", encoding="utf-8")
    assert fingerprint(checkout) == before


def test_it_needs_nothing_but_the_standard_library() -> None:
    source = (Path(__file__).resolve().parents[2] / "bot" / "fingerprint.py").read_text(encoding="utf-8")
    imported = {line.split()[1].split(".")[0] for line in source.splitlines() if line.startswith(("import ", "from "))}
    assert imported <= {"hashlib", "collections", "pathlib"}
