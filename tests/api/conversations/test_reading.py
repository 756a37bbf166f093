"""Reading a conversation: by asking, by waiting, by a stream; in either language and form."""

import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import Any

import httpx
import pytest

from tests.api.conftest import Start
from tests.api.running import FakeBot, Running
from tests.talk import Talk


def events(stream: httpx.Response) -> Iterator[dict[str, str]]:
    event: dict[str, str] = {}
    for line in stream.iter_lines():
        if not line and event:
            yield event
            event = {}
        elif ": " in line and not line.startswith(":"):
            name, _, value = line.partition(": ")
            event[name] = value


def message(event: dict[str, str]) -> Any:
    return json.loads(event["data"])


def test_only_what_is_new_is_read(citizen: Talk) -> None:
    citizen.say("Hej")
    seqs = [m["seq"] for m in citizen.http.get(f"{citizen.path}/messages", params={"after": 2}).json()["messages"]]
    assert seqs == [3]


def test_waiting_ends_as_soon_as_there_is_news(citizen: Talk, bot: FakeBot) -> None:
    bot.slow_s = 0.3
    citizen.send("Hej")
    started = time.monotonic()
    got = citizen.http.get(f"{citizen.path}/messages", params={"after": 2, "wait": 10}).json()
    assert [m["author"] for m in got["messages"]] == ["bot"]
    assert 0.1 < time.monotonic() - started < 5


def test_waiting_ends_empty_when_nothing_is_said(citizen: Talk) -> None:
    started = time.monotonic()
    got = citizen.http.get(f"{citizen.path}/messages", params={"after": 1, "wait": 0.3}).json()
    assert got == {"messages": [], "state": "bot", "language": "da", "form": "standard", "notices": []}
    assert 0.25 < time.monotonic() - started < 3


def test_a_switch_of_language_is_no_news_to_whoever_waits_for_an_answer(citizen: Talk) -> None:
    with ThreadPoolExecutor() as beside:
        waiting = beside.submit(citizen.http.get, f"{citizen.path}/messages", params={"after": 1, "wait": 5})
        citizen.switch(language="en")
        citizen.send("Hi")
        got = waiting.result().json()
    assert (got["language"], got["messages"][0]["text"]) == ("en", "Hi")


@pytest.mark.parametrize("params", [{"after": -1}, {"after": "x"}, {"language": "de"}, {"form": "odd"}, {"wait": -1}])
def test_a_wish_that_makes_no_sense_is_refused(citizen: Talk, params: dict[str, str]) -> None:
    response = citizen.http.get(f"{citizen.path}/messages", params=params)
    assert (response.status_code, response.json()["error"]["code"]) == (422, "request_invalid")


def test_the_same_answer_is_read_in_the_other_language_and_marked_as_a_view(citizen: Talk) -> None:
    citizen.say("Hej")
    danish, english = citizen.read_again()[-1], citizen.read_again(language="en")[-1]
    assert danish["as_first_shown"]
    assert not english["as_first_shown"]
    assert (danish["language"], english["language"]) == ("da", "en")
    assert danish["text"] != english["text"]
    assert citizen.read_again(language="en")[1]["text"] == "Hej"


def test_after_a_switch_what_was_said_is_read_in_the_new_language(citizen: Talk) -> None:
    before = citizen.say("Hej")[0]["text"]
    citizen.switch(language="en")
    assert citizen.read_again()[-1]["text"] != before
    citizen.switch(language="da")
    assert citizen.read_again()[-1]["text"] == before


def test_a_stream_tells_each_message_once_and_goes_on_where_it_broke_off(citizen: Talk, gateway: Running) -> None:
    with httpx.Client(base_url=gateway.address, headers=citizen.http.headers, timeout=10) as reader:
        with reader.stream("GET", f"{citizen.path}/events") as stream:
            told = events(stream)
            assert next(told)["event"] == "state"
            assert message(next(told))["seq"] == 1
            citizen.send("Hej")
            assert [(e["id"], message(e)["author"]) for e in (next(told), next(told))] == [
                ("2", "citizen"),
                ("3", "bot"),
            ]
        with reader.stream("GET", f"{citizen.path}/events", headers={"Last-Event-ID": "2"}) as stream:
            told = events(stream)
            next(told)
            assert message(next(told))["seq"] == 3


@pytest.mark.parametrize("last_event_id", ["9" * 30, "9" * 5000, "-1", "no seq"])
def test_a_stream_that_broke_off_nowhere_begins_at_the_beginning(
    citizen: Talk, gateway: Running, last_event_id: str
) -> None:
    headers = {**citizen.http.headers, "Last-Event-ID": last_event_id}
    with (
        httpx.Client(base_url=gateway.address, headers=headers, timeout=10) as reader,
        reader.stream("GET", f"{citizen.path}/events") as stream,
    ):
        assert stream.status_code == httpx.codes.OK
        told = events(stream)
        assert next(told)["event"] == "state"
        assert message(next(told))["seq"] == 1


def test_a_stream_tells_a_switch_of_language(citizen: Talk, gateway: Running) -> None:
    with (
        httpx.Client(base_url=gateway.address, headers=citizen.http.headers, timeout=10) as reader,
        reader.stream("GET", f"{citizen.path}/events", params={"after": 1}) as stream,
    ):
        told = events(stream)
        assert message(next(told))["language"] == "da"
        citizen.switch(language="en")
        assert message(next(told))["language"] == "en"


def test_three_streams_are_enough_for_one_conversation(citizen: Talk, gateway: Running) -> None:
    with ExitStack() as stack:
        reader = stack.enter_context(httpx.Client(base_url=gateway.address, headers=citizen.http.headers, timeout=10))
        for _ in range(3):
            stack.enter_context(reader.stream("GET", f"{citizen.path}/events"))
        refused = reader.get(f"{citizen.path}/events")
        assert (refused.status_code, refused.json()["error"]["code"]) == (429, "too_many_streams")
        assert int(refused.headers["retry-after"]) > 0
    deadline = time.monotonic() + 5
    with httpx.Client(base_url=gateway.address, headers=citizen.http.headers, timeout=10) as reader:
        while time.monotonic() < deadline:
            with reader.stream("GET", f"{citizen.path}/events") as stream:
                if stream.status_code == httpx.codes.OK:
                    return
    raise AssertionError("a stream that ended was never given back")


def test_many_streams_asked_for_at_once_are_still_three(citizen: Talk, gateway: Running) -> None:
    ended = threading.Event()

    def ask(_: int) -> int:
        with (
            httpx.Client(base_url=gateway.address, headers=citizen.http.headers, timeout=10) as reader,
            reader.stream("GET", f"{citizen.path}/events") as stream,
        ):
            if stream.status_code == httpx.codes.OK:
                ended.wait(1)
            return stream.status_code

    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(ask, range(8)))
    assert statuses.count(200) == 3


def test_a_stream_without_token_is_refused(citizen: Talk, gateway: Running) -> None:
    assert httpx.get(f"{gateway.address}{citizen.path}/events").status_code == httpx.codes.UNAUTHORIZED


def test_notices_stand_on_top_of_every_conversation(start: Start) -> None:
    gateway = start()
    notice = {"text_da": "Vi har lukket i dag", "text_en": "We are closed today", "by": "duty", "reason": "storm"}
    put = httpx.post(
        f"{gateway.address}/api/content/notices", json=notice, headers={"Authorization": "Bearer operators"}
    )
    assert put.status_code == httpx.codes.CREATED
    with Talk(gateway.address, "en") as talk:
        assert talk.http.get(f"{talk.path}/messages").json()["notices"] == ["We are closed today"]
