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
    f"{CONVERSATION}/handover": {"post", "delete"},
}


def test_every_call_of_a_citizens_client_is_described(gateway: Running) -> None:
    paths = httpx.get(f"{gateway.address}/openapi.json").json()["paths"]
    assert {path: set(calls) for path, calls in paths.items() if "/content/" not in path} == CALLS


@pytest.mark.parametrize(("path", "status"), [("/docs", 200), ("/redoc", 404)])
def test_the_description_is_read_at_one_address(gateway: Running, path: str, status: int) -> None:
    assert httpx.get(f"{gateway.address}{path}").status_code == status
