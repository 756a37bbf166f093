"""What stands in the way of a start is said first of all, in words, before a minute is spent on training."""

import os
from pathlib import Path

import pytest

from launch.__main__ import NotPreparedError, prepare


def test_production_with_a_moved_clock_is_refused_in_words(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    city = tmp_path / "city.db"
    wrong = {"PRODUCTION": "1", "NOW": "2026-11-24T11:00", "CITY_DATABASE_URL": f"sqlite:///{city}"}
    with pytest.raises(NotPreparedError):
        prepare({**os.environ, **wrong})
    said = capfd.readouterr().err
    assert "PRODUCTION refuses NOW" in said
    assert "Traceback" not in said
    assert not city.exists()


def test_both_stores_are_made_and_may_be_made_again(tmp_path: Path) -> None:
    stores = {"CITY_DATABASE_URL": "city.db", "CONVERSATIONS_DATABASE_URL": "conversations.db"}
    settings = {**os.environ, **{name: f"sqlite:///{tmp_path}/new/{file}" for name, file in stores.items()}}
    prepare(settings)
    prepare(settings)
    assert {file.name for file in (tmp_path / "new").glob("*.db")} == set(stores.values())
