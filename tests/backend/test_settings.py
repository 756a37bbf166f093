"""Settings that cannot be used are told in words, before anything is done with them."""

import pytest

from api.settings import GatewaySettings
from backend.settings import CitySettings, from_environment


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITY_DATABASE_URL", "sqlite:///elsewhere.db")
    assert from_environment(CitySettings).city_database_url == "sqlite:///elsewhere.db"


def test_a_setting_that_makes_no_sense_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOW", "some day")
    with pytest.raises(SystemExit, match="NOW: Input should be a valid datetime"):
        from_environment(CitySettings)


def test_a_refusal_shows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"PRODUCTION": "1", "BOT_SECRET": "hush", "ADMIN_SECRET": "hush-hush"}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit, match="PRODUCTION needs BOT_SECRET") as ended:
        from_environment(GatewaySettings)
    assert "hush" not in str(ended.value)
    with pytest.raises(ValueError, match="PRODUCTION") as refused:
        GatewaySettings()
    assert "hush" not in str(refused.value)
