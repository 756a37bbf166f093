"""A library CMS on loopback with the rows that a test gives it; it knows its answers again by their ETag."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx

from backend.clients.contract import Contract
from backend.clients.fetching import Fetcher
from backend.clients.systems import System
from backend.facts.values import same
from backend.places.synced.job import OpeningHoursJob
from tests.backend.clients.loopback import Answer, Badly, says, server

Row = dict[str, Any]
HASLE, AABY, MAIN = "DK-775147", "DK-775140", "DK-775100"


def row(date: str, start: str = "10:00", end: str = "17:00", title: str = "Åbent", isil: str | None = HASLE) -> Row:
    return {
        "id": 1, "category": {"title": title, "color": "#4986E7"}, "date": date, "start_time": start, "end_time": end,
        "branch_id": 10, "branch_isil_id": isil, "repetition": {"id": 1, "type": "none"},
    }  # fmt: skip


@dataclass
class FakeCms:
    """`answers` goes before the rows, for a CMS that has a bad day."""

    running: Badly
    fetcher: Fetcher
    rows: list[Row] = field(default_factory=list)
    answers: Answer | None = None

    @property
    def job(self) -> OpeningHoursJob:
        return OpeningHoursJob(self.fetcher)

    def __call__(self, handler: BaseHTTPRequestHandler) -> None:
        if self.answers:
            self.answers(handler)
            return
        asked = {name: values[0] for name, values in parse_qs(urlsplit(handler.path).query).items()}
        body = json.dumps([one for one in self.rows if asked["from_date"] <= one["date"] <= asked["to_date"]])
        etag = f'"{hashlib.sha256(body.encode()).hexdigest()[:12]}"'
        known = handler.headers.get("If-None-Match") == etag
        says("" if known else body, 304 if known else 200, ETag=etag)(handler)


@contextmanager
def fake_cms(*rows: Row, demo: bool = False) -> Iterator[FakeCms]:
    with server(says("[]")) as running, httpx.Client(trust_env=False) as http:
        title = same("The website of the libraries")
        system = System("dpl_cms", title, running.address, demo=demo, page="https://www.aakb.dk")
        fetcher = Fetcher(system, Contract.of("dpl_cms"), http, sleep=lambda _: None)
        cms = FakeCms(running, fetcher, list(rows))
        running.answer = cms
        yield cms
