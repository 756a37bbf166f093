"""The citizen's calls, through a real gateway and its own watch."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from fastapi.testclient import TestClient

from api.accounts.access import ByAgent
from api.app import create_app
from tests.api.delivery.test_without_loss import eventually
from tests.api.desk.conftest import DeskClient, named
from tests.api.handover.world import AGENT
from tests.api.running import FakeBot, outside_of, sqlite


class World:
    """The world's time, which can be made to jump."""

    jumped = dt.timedelta(0)

    def now(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC) + self.jumped


@pytest.fixture
def time() -> World:
    return World()


@pytest.fixture
def desk(tmp_path: Path, city_url: str, time: World) -> Iterator[DeskClient]:
    outside = outside_of(sqlite(tmp_path), city_url, FakeBot())
    app = create_app(replace(outside, real_time=time.now))
    app.dependency_overrides[get_args(ByAgent)[1].dependency] = named
    with TestClient(app) as client:
        yield DeskClient(client)


def keys(messages: list[dict[str, Any]]) -> list[str]:
    return [said["key"] for message in messages for said in message["replies"] or ()]


def test_the_gateway_itself_notices_that_an_agent_is_gone(desk: DeskClient, time: World) -> None:
    desk.ready(AGENT)
    citizen = desk.citizen()
    citizen.queues_up()
    assert desk(AGENT, "POST", f"/conversations/{citizen.id}/claim").is_success
    time.jumped = dt.timedelta(seconds=61)
    eventually(lambda: "handover.lost" in keys(citizen.messages()), 30)
    assert citizen.call("GET", "/handover").json()["state"] == "waiting"


def test_how_it_stands_is_told_and_leaving_ends_it(desk: DeskClient) -> None:
    citizen = desk.citizen("en")
    nothing = citizen.call("GET", "/handover").json()
    assert nothing == {
        "state": "bot", "queue": None, "place": None, "wait_minutes": None, "deadline": None,
        "agent_typing": False, "agent_name": None, "may_leave_message": True,
    }  # fmt: skip
    desk.ready(AGENT)
    citizen.queues_up()
    waiting = citizen.call("GET", "/handover").json()
    assert (waiting["state"], waiting["queue"], waiting["place"]) == ("waiting", "citizen_service", 1)
    assert waiting["deadline"]
    assert citizen.call("DELETE", "/handover").status_code == 204
    assert citizen.call("DELETE", "/handover").status_code == 409
    assert citizen.call("GET", "/messages").json()["state"] == "bot"


def test_an_offer_in_english_is_read_in_danish_too(desk: DeskClient) -> None:
    desk.ready(AGENT)
    citizen = desk.citizen("en")
    citizen.call("POST", "/handover", json={"queue": "citizen_service"})
    offer = citizen.messages()[-1]
    assert "Citizen Services" in offer["text"]
    assert "I do not know yet how long" in offer["text"]
    danish = citizen.call("GET", "/messages", params={"language": "da"}).json()["messages"][-1]
    assert "Vil du skrive sammen med et menneske fra Borgerservice?" in danish["text"]
