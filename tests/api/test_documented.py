"""The HTTP calls are described where the README says, and nothing else is."""

import httpx
import pytest

from tests.api.running import Running

CONVERSATION = "/api/conversations/{conversation_id}"
CALLS = {
    "/health": {"get"},
    "/api/conversations": {"post"},
    CONVERSATION: {"patch", "delete"},
    f"{CONVERSATION}/messages": {"get", "post"},
    f"{CONVERSATION}/events": {"get"},
    f"{CONVERSATION}/feedback": {"post"},
    f"{CONVERSATION}/left-message": {"get", "post"},
    f"{CONVERSATION}/transcript": {"get"},
    f"{CONVERSATION}/transcript/mail": {"post"},
    f"{CONVERSATION}/handover": {"get", "post", "delete"},
    f"{CONVERSATION}/typing": {"post"},
}


def test_every_call_of_a_citizens_client_is_described(gateway: Running) -> None:
    paths = httpx.get(f"{gateway.address}/openapi.json").json()["paths"]
    others = ("/content/", "/api/city/", "/api/desk/")
    assert {path: set(calls) for path, calls in paths.items() if not any(one in path for one in others)} == CALLS


def test_the_city_s_facts_are_described_and_only_read(gateway: Running) -> None:
    paths = httpx.get(f"{gateway.address}/openapi.json").json()["paths"]
    city = {path: calls for path, calls in paths.items() if path.startswith("/api/city/")}
    assert "/api/city/places/{key}/hours" in city
    for calls in city.values():
        assert set(calls) == {"get"}
        assert calls["get"]["responses"]["200"]["content"]["application/json"]["schema"]


@pytest.mark.parametrize(("path", "status"), [("/docs", 200), ("/redoc", 404)])
def test_the_description_is_read_at_one_address(gateway: Running, path: str, status: int) -> None:
    assert httpx.get(f"{gateway.address}{path}").status_code == status
