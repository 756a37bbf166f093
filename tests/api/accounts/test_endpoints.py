"""Signing in and out over HTTP; each thing that is refused stands beside the one that is allowed."""

import datetime as dt
from collections.abc import Callable

import httpx
import pytest
from sqlalchemy.orm import Session

from api.accounts import repository
from api.accounts.models import DeskSession
from api.rendering.tongue import ui
from backend.db import sessions
from backend.facts.values import Language
from tests.api.conftest import Start
from tests.api.running import Running, texts
from tests.desk import Browser, account_of, disable, password, seat

Open = Callable[[Running], Browser]
At = Callable[..., Browser]
SESSION = "/api/desk/session"


def test_whoever_signs_in_is_told_who_they_are(on_each_store: Running, browser: Open) -> None:
    who = seat(on_each_store.outside.conversations, queues=("library", "archive"), languages=("da", "en"))
    desk = browser(on_each_store)
    answer = desk.sign_in(who)
    assert answer.status_code == 200
    assert answer.json()["account"] == {
        "id": who.id,
        "name": "Agent",
        "roles": ["agent"],
        "queues": ["archive", "library"],
        "languages": ["da", "en"],
    }
    assert desk.call("GET", SESSION).json() == answer.json()


def test_the_cookie_is_for_our_pages_alone(gateway: Running, browser: Open) -> None:
    told = browser(gateway).sign_in(seat(gateway.outside.conversations)).headers["set-cookie"]
    assert "HttpOnly" in told
    assert "SameSite=strict" in told
    assert "Path=/" in told
    assert "Secure" not in told


def test_in_production_the_cookie_goes_over_https_only(start: Start, browser: Open) -> None:
    secrets = dict.fromkeys(("bot_secret", "admin_secret", "desk_secret"), "a" * 16)
    gateway = start(production=True, **secrets)
    told = browser(gateway).sign_in(seat(gateway.outside.conversations)).headers["set-cookie"]
    assert "Secure" in told


def test_wrong_is_told_in_the_same_words_whoever_it_was(gateway: Running, browser: Open) -> None:
    store = gateway.outside.conversations
    known, gone, elsewhere = seat(store), seat(store, "gone"), seat(store, "elsewhere")
    disable(store, gone)
    with account_of(store, elsewhere) as (_, account):
        account.password_hash = None
    desk = browser(gateway)
    answers = [
        desk.try_to_sign_in(known.name, password()),
        desk.try_to_sign_in("nobody", password()),
        desk.try_to_sign_in(gone.name, gone.password),
        desk.try_to_sign_in(elsewhere.name, elsewhere.password),
    ]
    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.text for answer in answers}) == 1
    assert all("set-cookie" not in answer.headers for answer in answers)
    assert desk.sign_in(known).status_code == 200


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_refusal_speaks_the_readers_language(gateway: Running, browser: Open, language: Language) -> None:
    answer = browser(gateway).http.get(SESSION, headers={"Accept-Language": language})
    assert answer.status_code == 401
    assert answer.json()["error"] == {
        "code": "desk_signed_out",
        "message": ui(texts(), "error.desk_signed_out", language),
    }


def test_each_sign_in_has_a_token_of_its_own_and_ends_the_one_before(gateway: Running, browser: Open) -> None:
    who, desk = seat(gateway.outside.conversations), browser(gateway)
    desk.sign_in(who)
    first = desk.token
    desk.sign_in(who)
    assert first
    assert desk.token not in {None, first}
    assert desk.call("GET", SESSION).status_code == 200
    assert reading_with(gateway, first) == 401


def test_a_token_that_somebody_planted_is_never_taken_over(gateway: Running, browser: Open) -> None:
    desk, planted = browser(gateway), "x" * 43
    desk.http.cookies.set("borgerchat_desk", planted)
    answer = desk.sign_in(seat(gateway.outside.conversations))
    assert answer.status_code == 200
    assert planted not in answer.headers["set-cookie"]
    assert reading_with(gateway, planted) == 401


def test_two_browsers_of_one_account_do_not_end_each_other(gateway: Running, browser: Open) -> None:
    who, laptop, tablet = seat(gateway.outside.conversations), browser(gateway), browser(gateway)
    laptop.sign_in(who)
    tablet.sign_in(who)
    assert {desk.call("GET", SESSION).status_code for desk in (laptop, tablet)} == {200}


def test_signing_out_ends_the_session_and_not_only_the_cookie(gateway: Running, at_desk: At) -> None:
    desk = at_desk()
    token = desk.token
    assert token
    assert desk.call("DELETE", SESSION).status_code == 204
    assert desk.token is None
    assert reading_with(gateway, token) == 401


@pytest.mark.parametrize("shown", [None, "", "short", "x" * 43, "x" * 5000, "æ" * 43])
def test_no_cookie_of_ours_is_no_session(gateway: Running, shown: str | None) -> None:
    assert reading_with(gateway, shown) == 401


def reading_with(gateway: Running, token: str | None) -> int:
    headers = {} if token is None else {"Cookie": f"borgerchat_desk={token}".encode()}
    return httpx.get(f"{gateway.address}{SESSION}", headers=headers, trust_env=False).status_code


def test_a_write_needs_the_csrf_header_of_this_session(at_desk: At) -> None:
    desk, other = at_desk(), at_desk("other")
    for shown in ("", "wrong", "æ", other.csrf):
        answer = desk.http.request("DELETE", SESSION, headers={"X-CSRF-Token": shown.encode()})
        assert answer.status_code == 403
        assert answer.json()["error"]["code"] == "not_from_our_page"
    assert desk.http.request("DELETE", SESSION).status_code == 403
    assert desk.call("DELETE", SESSION).status_code == 204


@pytest.mark.parametrize("told", [{"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_another_sites_write_is_refused_whatever_it_knows(at_desk: At, told: dict[str, str]) -> None:
    desk = at_desk()
    assert desk.call("DELETE", SESSION, headers=told).status_code == 403
    assert desk.call("DELETE", SESSION, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 204


def test_another_site_cannot_sign_anybody_in(gateway: Running, browser: Open) -> None:
    who, desk = seat(gateway.outside.conversations), browser(gateway)
    refused = desk.sign_in(who, Origin="https://elsewhere.example")
    assert refused.status_code == 403
    assert desk.token is None
    assert desk.sign_in(who, Origin=gateway.address).status_code == 200


def test_a_lead_sees_the_colleagues_of_their_queues(gateway: Running, at_desk: At) -> None:
    seat(gateway.outside.conversations, "librarian", queues=("library", "billing"))
    seat(gateway.outside.conversations, "archivist", queues=("archive",))
    disable(gateway.outside.conversations, seat(gateway.outside.conversations, "gone"))
    lead = at_desk("lead", roles=("lead",), queues=("library",))
    told = lead.call("GET", "/api/desk/accounts")
    assert told.status_code == 200
    assert {each["name"]: each["queues"] for each in told.json()} == {
        "Lead": ["library"],
        "Librarian": ["billing", "library"],
    }
    assert all(set(each) == {"id", "name", "roles", "queues", "languages"} for each in told.json())


@pytest.mark.parametrize("role", ["agent", "editor", "admin"])
def test_who_is_no_lead_does_not_see_them(at_desk: At, role: str) -> None:
    answer = at_desk(role, roles=(role,)).call("GET", "/api/desk/accounts")
    assert answer.status_code == 403
    assert answer.json()["error"]["code"] == "role_missing"


def test_an_admin_ends_the_sessions_of_an_account(gateway: Running, at_desk: At, browser: Open) -> None:
    who, laptop, tablet = seat(gateway.outside.conversations), browser(gateway), browser(gateway)
    laptop.sign_in(who)
    tablet.sign_in(who)
    admin = at_desk("admin", roles=("admin",), queues=())
    path = f"/api/desk/accounts/{who.id}/sessions"
    assert admin.call("DELETE", path).json() == {"sessions": 2}
    assert admin.call("DELETE", path).json() == {"sessions": 0}
    assert {desk.call("GET", SESSION).status_code for desk in (laptop, tablet)} == {401}
    assert admin.call("GET", SESSION).status_code == 200
    assert laptop.sign_in(who).status_code == 200


def test_an_account_that_is_not_there_has_no_sessions_to_end(at_desk: At) -> None:
    admin = at_desk("admin", roles=("admin",), queues=())
    assert admin.call("DELETE", "/api/desk/accounts/nobody/sessions").status_code == 404


@pytest.mark.parametrize("role", ["agent", "lead", "editor"])
def test_who_is_no_admin_ends_nobodys_sessions(gateway: Running, at_desk: At, role: str) -> None:
    other = at_desk("other")
    mine = at_desk(role, roles=(role,))
    account = other.call("GET", SESSION).json()["account"]["id"]
    assert mine.call("DELETE", f"/api/desk/accounts/{account}/sessions").status_code == 403
    assert other.call("GET", SESSION).status_code == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", SESSION),
        ("DELETE", SESSION),
        ("GET", "/api/desk/accounts"),
        ("DELETE", "/api/desk/accounts/somebody/sessions"),
    ],
)
def test_whoever_is_not_signed_in_is_refused(gateway: Running, browser: Open, method: str, path: str) -> None:
    assert browser(gateway).call(method, path).status_code == 401


def test_local_sign_in_can_be_switched_off(start: Start, browser: Open) -> None:
    gateway = start(local_sign_in=False, oidc_issuer="http://127.0.0.1:9", oidc_client_id="desk")
    desk = browser(gateway)
    refused = desk.sign_in(seat(gateway.outside.conversations))
    assert refused.status_code == 403
    assert refused.json()["error"]["code"] == "sign_in_local_off"
    assert desk.http.get("/api/desk/ways-in").json() == {"local": False, "oidc": True}


def test_what_no_store_can_hold_is_no_name(on_each_store: Running, browser: Open) -> None:
    desk = browser(on_each_store)
    for name in ("\x00", "agent\x00", "a" * 201, ""):
        assert desk.try_to_sign_in(name, password()).status_code == 422
    for name in ("'; DROP TABLE accounts; --", "æøå", "agent%", "\u2028"):
        assert desk.try_to_sign_in(name, password()).status_code == 401
    surrogate = b'{"name": "\\ud800", "password": "\\ud800"}'
    assert desk.http.post(SESSION, content=surrogate, headers={"Content-Type": "application/json"}).status_code == 422


def test_a_page_says_when_it_asks_by_itself(gateway: Running, at_desk: At) -> None:
    desk = at_desk()
    long_ago = gateway.outside.real_time() - dt.timedelta(minutes=30)
    for headers, noted in (({"X-Unattended": "1"}, False), ({}, True)):
        with sessions(gateway.outside.conversations).begin() as session:
            repository.seen(session, desk_session(session).id, long_ago)
        assert desk.call("GET", SESSION, headers=headers).status_code == 200
        with sessions(gateway.outside.conversations)() as session:
            assert (desk_session(session).last_seen_at > long_ago) == noted


def desk_session(session: Session) -> DeskSession:
    return session.query(DeskSession).one()


@pytest.mark.parametrize(
    "sent", [{}, {"name": "agent"}, {"name": "agent", "password": "x" * 1001}, {"name": "", "password": "x", "role": 1}]
)
def test_what_is_no_sign_in_is_refused_and_not_told_again(
    gateway: Running, browser: Open, sent: dict[str, object]
) -> None:
    answer = browser(gateway).http.post(SESSION, json=sent)
    assert answer.status_code == 422
    assert "xxx" not in answer.text
