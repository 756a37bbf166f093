"""Every refusal has words in both languages, and a code of its own."""

import importlib
import pkgutil

import api
from api.errors import GatewayError
from tests.api.running import texts


def refusals() -> list[type[GatewayError]]:
    for module in pkgutil.walk_packages(api.__path__, "api."):
        if module.name.endswith("errors"):
            importlib.import_module(module.name)
    return [GatewayError, *GatewayError.__subclasses__()]


def test_every_refusal_has_words_in_both_languages() -> None:
    for refusal in refusals():
        for language in ("da", "en"):
            assert texts().ui(f"error.{refusal.code}", language)


def test_no_two_refusals_share_a_code() -> None:
    codes = [refusal.code for refusal in refusals()]
    assert len(codes) == len(set(codes))
