"""Who may call what: everybody may begin, and whoever has the token may go on."""

import uuid

import httpx
import pytest
from sqlalchemy import text

from tests.api.running import Running
from tests.talk import Talk

PATH = "/api/conversations/{id}"
BODIES = {
    "POST /messages": {"client_message_id": str(uuid.uuid4()), "text": "Hej"},
    "POST /feedback": {"helped": True},
    "PATCH ": {"language": "en"},
    "POST /transcript/mail": {"address": "citizen@example.org"},
    "POST /left-message": {"text": "Hej", "reach": {"by": "mail", "address": "citizen@example.org"}, "consent": True},
}
CALLS = (
    "GET /messages",
    "GET /events",
    "POST /messages",
    "POST /feedback",
    "GET /left-message",
    "POST /left-message",
    "GET /transcript",
    "POST /transcript/mail",
    "POST /handover",
    "GET /handover",
    "POST /typing",
    "DELETE /handover",
    "PATCH ",
    "DELETE ",
)


def call(gateway: Running, what: str, conversation_id: str, token: str | None) -> httpx.Response:
    method, _, path = what.partition(" ")
    headers = {"Authorization": f"Bearer {token}"} if token is not None else {}
    url = f"{gateway.address}{PATH.format(id=conversation_id)}{path}"
    return httpx.request(method, url, json=BODIES.get(what), headers=headers)


def refused(response: httpx.Response) -> tuple[int, str]:
    return response.status_code, response.json()["error"]["code"]


@pytest.mark.parametrize("what", CALLS)
def test_no_call_without_the_token(gateway: Running, citizen: Talk, other_citizen: Talk, what: str) -> None:
    others = other_citizen.http.headers["authorization"].removeprefix("Bearer ")
    assert refused(call(gateway, what, citizen.id, None)) == (401, "token_missing")
    assert refused(call(gateway, what, citizen.id, "wrong")) == (401, "token_wrong")
    assert refused(call(gateway, what, citizen.id, others)) == (401, "token_wrong")
    assert refused(call(gateway, what, str(uuid.uuid4()), others)) == (404, "conversation_unknown")
    assert refused(call(gateway, what, "no-such-thing", others)) == (404, "conversation_unknown")
    assert len(citizen.read_again()) == 1


def test_the_list_above_is_whole(gateway: Running) -> None:
    paths = httpx.get(f"{gateway.address}/openapi.json").json()["paths"]
    known = "/api/conversations/{conversation_id}"
    offered = {
        f"{method.upper()} {path.removeprefix(known)}"
        for path, methods in paths.items()
        for method in methods
        if path.startswith(known)
    }
    assert offered == set(CALLS)


def test_the_store_knows_only_the_tokens_hash(gateway: Running, citizen: Talk) -> None:
    token = citizen.http.headers["authorization"].removeprefix("Bearer ")
    with gateway.outside.conversations.connect() as connection:
        kept = connection.execute(text("SELECT * FROM conversations")).mappings().one()
    assert token not in map(str, kept.values())


def test_a_refusal_says_nothing_of_the_inside_and_is_in_the_readers_language(gateway: Running, citizen: Talk) -> None:
    url = f"{gateway.address}{citizen.path}/messages"
    for wished, language in (
        ("en-GB,en;q=0.9", "en"),
        ("da", "da"),
        ("nb-NO", "da"),
        ("de,fr;q=0.5", "en"),
        ("", "da"),
    ):
        response = httpx.get(url, headers={"Accept-Language": wished})
        assert response.headers["content-language"] == language
        assert response.headers["www-authenticate"] == "Bearer"
        assert set(response.json()) == {"error"}


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "/no/such/page", 404), ("PUT", "/api/conversations", 405)]
)
def test_an_odd_address_gets_the_same_kind_of_answer(gateway: Running, method: str, path: str, status: int) -> None:
    response = httpx.request(method, gateway.address + path)
    assert response.status_code == status
    assert set(response.json()["error"]) == {"code", "message"}


def test_a_language_that_we_do_not_speak_is_refused(gateway: Running) -> None:
    response = httpx.post(f"{gateway.address}/api/conversations", json={"language": "de"})
    assert refused(response) == (422, "request_invalid")
    assert "language" in response.json()["error"]["message"]


def test_each_answer_bears_an_id_that_may_be_the_callers(gateway: Running) -> None:
    own = httpx.get(f"{gateway.address}/health").headers["x-request-id"]
    given = httpx.get(f"{gateway.address}/health", headers={"X-Request-ID": "abcdef-123456"}).headers["x-request-id"]
    odd = httpx.get(f"{gateway.address}/health", headers={"X-Request-ID": "<b>"}).headers["x-request-id"]
    assert len(own) == 32
    assert given == "abcdef-123456"
    assert odd != "<b>"
