"""The library CMS: asked within its contract, its rows read or refused, whatever the other side does."""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from backend.clients.contract import Contract, OutsideContractError
from backend.clients.dpl_cms import Doubt, OpeningHours, opening_hours
from backend.clients.errors import NotUnderstoodError, RefusedError, SourceError, TooSlowError, UnreachableError
from backend.clients.fetching import SYNC, Budget, Fetcher, Seen
from backend.clients.systems import System
from backend.facts.values import same
from tests.backend.clients.loopback import Badly, half_a_body, says, server, silence
from tests.backend.clients.published import missing, spec, swagger
from tests.backend.clients.reading import reads_of

CONTRACT = Contract.of("dpl_cms")
TUESDAY, SUNDAY = dt.date(2026, 11, 24), dt.date(2026, 11, 29)


def row(**more: Any) -> dict[str, Any]:
    return {
        "id": 12, "category": {"title": "Åbent", "color": "#4986E7"}, "date": "2026-11-24", "start_time": "08:00",
        "end_time": "17:00", "branch_id": 10, "branch_isil_id": "DK-775147", "repetition": {"id": 1, "type": "none"},
        **more,
    }  # fmt: skip


@pytest.fixture
def badly() -> Iterator[Badly]:
    with server(says("[]")) as running:
        yield running


@pytest.fixture
def cms(badly: Badly) -> Iterator[Fetcher]:
    with httpx.Client(trust_env=False) as http:
        yield Fetcher(System("dpl_cms", same("CMS"), badly.address), CONTRACT, http, sleep=lambda _: None)


def test_the_model_reads_just_what_the_contract_says() -> None:
    assert reads_of(list[OpeningHours]) == set(CONTRACT.call("opening_hours").reads)


def test_the_published_interface_has_all_that_we_ask_for_and_read() -> None:
    assert CONTRACT.spec
    assert missing(CONTRACT, swagger(CONTRACT.spec)) == []


def test_what_the_owner_shows_as_an_answer_is_read() -> None:
    for file, count in (("opening-hours-today.json", 6), ("opening-hours-current-week.json", 7)):
        shown = json.loads(spec(f"dpl-cms/examples/{file}").read_text("utf8"))["response"]["body"]
        rows = json.loads(shown.replace("{{request.query.from_date}}", "2026-11-24"))
        assert len([OpeningHours.model_validate(one) for one in rows]) == count


def test_a_parameter_outside_the_contract_is_not_sent(cms: Fetcher, badly: Badly) -> None:
    with pytest.raises(OutsideContractError):
        cms.fetch("opening_hours", SYNC, query={"branch_id": "10"})
    assert badly.asked == []


def test_all_branches_are_asked_for_at_once(cms: Fetcher, badly: Badly) -> None:
    badly.answer = says(json.dumps([row(), row(branch_isil_id="DK-775140", note="new")]))
    answer = opening_hours(cms, TUESDAY, SUNDAY)
    assert answer
    assert [one.branch_isil_id for one in answer.rows] == ["DK-775147", "DK-775140"]
    assert badly.asked == ["/api/v1/opening_hours?_format=json&from_date=2026-11-24&to_date=2026-11-29"]


def test_what_has_not_changed_is_nothing_new(cms: Fetcher, badly: Badly) -> None:
    badly.answer = says(json.dumps([row()]), ETag='"7"')
    answer = opening_hours(cms, TUESDAY, SUNDAY)
    assert answer
    assert answer.seen == Seen(etag='"7"')
    badly.answer = says("", 304)
    assert opening_hours(cms, TUESDAY, SUNDAY, answer.seen) is None
    assert badly.headers[1]["If-None-Match"] == '"7"'


@pytest.mark.parametrize(
    ("told", "end"), [("17:00", dt.time(17)), ("24:00", dt.time(0)), ("00:00", dt.time(0)), ("02:30", dt.time(2, 30))]
)
def test_an_end_may_be_midnight_or_after_it(told: str, end: dt.time) -> None:
    assert OpeningHours.model_validate(row(end_time=told)).end_time == end


@pytest.mark.parametrize("without", [{"branch_isil_id": None}, {"branch_isil_id": ""}])
def test_a_branch_without_an_isil_is_no_fault(without: dict[str, None]) -> None:
    assert not OpeningHours.model_validate(row(**without)).branch_isil_id


def test_a_wrong_row_of_a_branch_that_is_in_no_register_is_no_doubt_of_ours(cms: Fetcher, badly: Badly) -> None:
    badly.answer = says(json.dumps([row()] * 20 + [row(branch_isil_id=None, start_time="8")]))
    answer = opening_hours(cms, TUESDAY, SUNDAY)
    assert answer
    assert (len(answer.rows), answer.rejected, answer.doubts) == (20, 1, ())


@pytest.mark.parametrize(
    ("wrong", "doubt"),
    [
        (row(start_time="8.00"), Doubt("DK-775147", TUESDAY)),
        (row(start_time="24:00"), Doubt("DK-775147", TUESDAY)),
        (row(end_time=1700), Doubt("DK-775147", TUESDAY)),
        (row(category="Åbent"), Doubt("DK-775147", TUESDAY)),
        (row(date="24/11"), Doubt("DK-775147", None)),
        (row(date=20261124), Doubt("DK-775147", None)),
        (row(branch_isil_id=775147), Doubt(None, TUESDAY)),
        ("closed", Doubt(None, None)),
        (None, Doubt(None, None)),
    ],
)
def test_a_wrong_row_among_many_leaves_a_doubt_where_it_stood(
    cms: Fetcher, badly: Badly, wrong: object, doubt: Doubt
) -> None:
    badly.answer = says(json.dumps([row()] * 20 + [wrong]))
    answer = opening_hours(cms, TUESDAY, SUNDAY)
    assert answer
    assert (len(answer.rows), answer.doubts) == (20, (doubt,))


def test_many_wrong_rows_are_no_answer(cms: Fetcher, badly: Badly) -> None:
    badly.answer = says(json.dumps([row()] * 8 + [row(date=None)]))
    with pytest.raises(NotUnderstoodError, match="1 of 9"):
        opening_hours(cms, TUESDAY, SUNDAY)


def test_ten_thousand_rows_are_read(cms: Fetcher, badly: Badly) -> None:
    badly.answer = says(json.dumps([row()] * 10_000))
    answer = opening_hours(cms, TUESDAY, SUNDAY)
    assert answer
    assert len(answer.rows) == 10_000


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (silence(3), TooSlowError),
        (half_a_body, UnreachableError),
        (says("{}", 500), RefusedError),
        (says("{}", 429, Retry_After="0"), RefusedError),
        (says("<html>down for repair</html>", media_type="text/html"), NotUnderstoodError),
        (says('{"rows": []}'), NotUnderstoodError),
        (says("null"), NotUnderstoodError),
    ],
)
def test_each_fault_is_a_named_error(
    cms: Fetcher, badly: Badly, monkeypatch: pytest.MonkeyPatch, answer: Any, error: type[SourceError]
) -> None:
    monkeypatch.setattr("backend.clients.dpl_cms.SYNC", Budget(seconds=0.4, tries=2))
    badly.answer = answer
    with pytest.raises(error):
        opening_hours(cms, TUESDAY, SUNDAY)


def test_no_connection_is_unreachable(cms: Fetcher) -> None:
    gone = Fetcher(System("dpl_cms", same("CMS"), "http://127.0.0.1:9"), CONTRACT, cms.http, sleep=lambda _: None)
    with pytest.raises(UnreachableError):
        opening_hours(gone, TUESDAY, SUNDAY)
