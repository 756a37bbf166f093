"""The desk hears at once that there is something to look at, and its stream is a sign of life."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace

import httpx
from fastapi import FastAPI
from sqlalchemy import text

from tests.api.handover.world import AGENT
from tests.serving import serving
from tests.talk import Talk


def changes(stream: httpx.Response) -> Iterator[dict[str, bool]]:
    for line in stream.iter_lines():
        if line.startswith("data: "):
            yield json.loads(line.removeprefix("data: "))


def test_the_desk_hears_of_whoever_queues_up(app: FastAPI) -> None:
    headers = {"X-Agent": AGENT.account_id}
    with (
        serving(app) as address,
        httpx.Client(base_url=address, headers=headers, timeout=60) as desk,
        Talk(address, "da") as citizen,
        desk.stream("GET", "/api/desk/events") as stream,
    ):
        told = changes(stream)
        assert next(told) == {"queues": True}
        desk.put("/api/desk/presence", json={"presence": "ready"})
        citizen.http.post(f"{citizen.path}/handover", json={})
        assert next(told) == {"queues": True}


def test_an_open_stream_is_heard_of_without_any_call(app: FastAPI) -> None:
    app.state.desk = replace(app.state.desk, look_s=0.05)
    reading = replace(app.state.desk.desk.reading.attendance, silent_s=1.0)
    desk = replace(app.state.desk.desk, reading=replace(app.state.desk.desk.reading, attendance=reading))
    app.state.desk = replace(app.state.desk, desk=desk)
    headers = {"X-Agent": AGENT.account_id}
    with (
        serving(app) as address,
        httpx.Client(base_url=address, headers=headers, timeout=60) as client,
        client.stream("GET", "/api/desk/events") as stream,
    ):
        told = changes(stream)
        first = heard_at(app)
        while heard_at(app) == first:
            next(told)


def heard_at(app: FastAPI) -> dt.datetime | None:
    engine = app.state.conversations.conversations.sessions.kw["bind"]
    with engine.connect() as connection:
        found: dt.datetime | None = connection.execute(text("SELECT heard_at FROM presences")).scalar_one()
    return found
