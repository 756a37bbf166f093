"""The real texts of the gateway, and small ones made for a test."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from api.rendering.catalogue import Texts
from api.rendering.tongue import Tongue
from backend.facts.values import Language

TEXTS = Path(__file__).resolve().parents[3] / "data" / "texts"
Make = Callable[..., Texts]


@pytest.fixture(scope="session")
def tongues() -> dict[Language, Tongue]:
    texts = Texts.load(TEXTS)
    return {"da": Tongue(texts, "da"), "en": Tongue(texts, "en")}


@pytest.fixture
def made(tmp_path: Path) -> Make:
    """Texts of one skill beside the gateway's own; the English ones are the Danish unless given."""

    def make(danish: dict[str, Any], english: dict[str, Any] | None = None) -> Texts:
        for language, entries in (("da", danish), ("en", english or danish)):
            own = (TEXTS / f"gateway.{language}.yml").read_text("utf8")
            (tmp_path / f"gateway.{language}.yml").write_text(own, "utf8")
            (tmp_path / f"skill.{language}.yml").write_text(yaml.safe_dump(entries, allow_unicode=True), "utf8")
        return Texts.load(tmp_path)

    return make
