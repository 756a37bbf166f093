"""Who may do what at the desk: beside each that is allowed, one that is refused."""

import uuid
from typing import Any

import httpx
import pytest

from tests.api.desk.conftest import DeskClient
from tests.api.handover.world import AGENT, OF_THE_LIBRARY, OTHER_AGENT

ONE = "/conversations/{id}"
WRITTEN = {"client_message_id": str(uuid.uuid4()), "text": "Jeg er her"}
CALLS: dict[str, Any] = {
    "GET /queues": None,
    f"GET {ONE}": None,
    f"POST {ONE}/claim": {},
    f"POST {ONE}/release": {},
    f"POST {ONE}/transfer": {"to_agent": "other agent"},
    f"POST {ONE}/messages": WRITTEN,
    f"POST {ONE}/finish": {"reason": "solved", "to": "bot"},
    f"POST {ONE}/notes": {"text": "Husk at spørge om datoen"},
    f"POST {ONE}/typing": {},
    f"GET {ONE}/copilot": None,
    "PUT /presence": {"presence": "ready"},
    "GET /colleagues": None,
    "GET /history": None,
    "GET /canned": None,
}
TRIED_ELSEWHERE = ("/api/desk/session", "/api/desk/accounts", "/api/desk/ways-in", "/api/desk/left-messages")
OF_ONE = [what for what in CALLS if ONE in what]
OWNERS = [
    what for what in OF_ONE if what.endswith(("/release", "/transfer", "/messages", "/finish", "/typing", "/copilot"))
]


def call(desk: DeskClient, who: Any, what: str, conversation_id: str = "no-such-thing") -> httpx.Response:
    method, path = what.format(id=conversation_id).split(" ")
    return desk(who, method, path, json=CALLS[what]) if CALLS[what] is not None else desk(who, method, path)


def refused(response: httpx.Response) -> tuple[int, str]:
    return response.status_code, response.json()["error"]["code"]


@pytest.mark.parametrize("what", CALLS)
def test_nobody_works_at_the_desk_who_is_not_signed_in(desk: DeskClient, what: str) -> None:
    assert call(desk, None, what).status_code == httpx.codes.UNAUTHORIZED


@pytest.mark.parametrize("what", CALLS)
def test_who_is_signed_in_may(desk: DeskClient, what: str) -> None:
    citizen = desk.owned()
    desk.ready(OTHER_AGENT)
    assert call(desk, AGENT, what, citizen.id).is_success


def test_the_list_above_is_whole(desk: DeskClient) -> None:
    paths = desk.client.get("/openapi.json").json()["paths"]
    offered = {
        f"{method.upper()} {path.removeprefix('/api/desk').replace('conversation_id', 'id')}"
        for path, methods in paths.items()
        for method in methods
        if path.startswith("/api/desk/") and not path.startswith(TRIED_ELSEWHERE)
    }
    assert offered == {*CALLS, "GET /events"}


def test_nobody_hears_the_desk_who_is_not_signed_in(desk: DeskClient) -> None:
    assert desk(None, "GET", "/events").status_code == httpx.codes.UNAUTHORIZED


@pytest.mark.parametrize("what", OF_ONE)
def test_a_conversation_that_is_not_there_is_404(desk: DeskClient, what: str) -> None:
    desk.ready(AGENT)
    assert refused(call(desk, AGENT, what)) == (404, "conversation_unknown")


@pytest.mark.parametrize("what", OWNERS)
def test_whoever_is_not_the_owner_gets_409_and_is_told_who_is(desk: DeskClient, what: str) -> None:
    citizen = desk.owned()
    response = call(desk, OTHER_AGENT, what, citizen.id)
    assert refused(response) == (409, "not_yours")
    assert response.json()["owner"] == "Agent"
    assert "Agent" in response.json()["error"]["message"]


def test_who_was_second_is_told_who_was_first(desk: DeskClient) -> None:
    citizen = desk.owned()
    response = desk(OTHER_AGENT, "POST", f"/conversations/{citizen.id}/claim", json={})
    assert refused(response) == (409, "already_taken")
    assert response.json()["owner"] == "Agent"


@pytest.mark.parametrize("what", OF_ONE)
def test_who_has_another_queue_is_not_even_told_whose_it_is(desk: DeskClient, what: str) -> None:
    citizen = desk.owned()
    response = call(desk, OF_THE_LIBRARY, what, citizen.id)
    assert refused(response) == (403, "queue_not_yours")
    assert set(response.json()) == {"error"}
    assert "Agent" not in response.text


@pytest.mark.parametrize("what", [f"GET {ONE}", f"POST {ONE}/notes", f"POST {ONE}/claim"])
def test_an_agent_of_another_queue_may_not_see_it_nor_take_it(desk: DeskClient, what: str) -> None:
    desk.ready(AGENT)
    citizen = desk.citizen()
    citizen.queues_up()
    assert refused(call(desk, OF_THE_LIBRARY, what, citizen.id)) == (403, "queue_not_yours")
    assert call(desk, AGENT, what, citizen.id).is_success


def test_what_no_person_was_asked_for_is_nobodys_to_read(desk: DeskClient) -> None:
    desk.ready(AGENT)
    citizen = desk.citizen()
    path = f"/conversations/{citizen.id}"
    assert refused(desk(AGENT, "GET", path)) == (404, "conversation_unknown")
    citizen.call("POST", "/handover", json={})
    assert refused(desk(AGENT, "GET", path)) == (404, "conversation_unknown")


@pytest.mark.parametrize("body", [{}, {"to_agent": "other agent", "to_queue": "library"}, {"to_queue": "bakery"}])
def test_a_transfer_goes_to_one(desk: DeskClient, body: dict[str, str]) -> None:
    citizen = desk.owned()
    response = desk(AGENT, "POST", f"/conversations/{citizen.id}/transfer", json=body)
    assert refused(response) == (422, "request_invalid")


@pytest.mark.parametrize(("text", "status"), [("", 422), (" \n ", 422), ("a" * 2001, 413), ("a" * 100_000, 413)])
def test_an_odd_paste_is_refused_and_nothing_is_written(desk: DeskClient, text: str, status: int) -> None:
    citizen = desk.owned()
    before = citizen.messages()
    body = {"client_message_id": str(uuid.uuid4()), "text": text}
    assert desk(AGENT, "POST", f"/conversations/{citizen.id}/messages", json=body).status_code == status
    assert citizen.messages() == before


def test_a_forged_id_of_a_message_is_refused(desk: DeskClient) -> None:
    citizen = desk.owned()
    body = {"client_message_id": "1 OR 1=1", "text": "Jeg er her"}
    assert desk(AGENT, "POST", f"/conversations/{citizen.id}/messages", json=body).status_code == 422
