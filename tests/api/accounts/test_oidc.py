"""Signing in at a real OpenID provider: who is known and has a seat comes in; whatever is not proved does not."""

import time
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from api.accounts import repository
from api.accounts.models import Account
from api.rendering.tongue import ui
from backend.db import sessions
from tests.api.conftest import Start
from tests.api.running import Running, texts
from tests.desk import Browser, seat
from tests.openid import (
    Claims,
    OpenID,
    changed_after_signing,
    new_key,
    openid_provider,
    signed_by_another,
    signed_with_the_clients_secret,
    signed_with_what_everybody_knows,
    unsigned,
)

WAY = "/desk/sign-in/oidc"
SESSION = "/api/desk/session"
Open = Callable[[Running], Browser]


@pytest.fixture
def provider() -> Iterator[OpenID]:
    with openid_provider() as serving:
        serving.person["groups"] = ["borgerchat-agent:library", "all-staff"]
        yield serving


@pytest.fixture
def gateway(start: Start, provider: OpenID) -> Running:
    return start(**settings(provider))


def settings(provider: OpenID) -> dict[str, str]:
    return {
        "oidc_issuer": provider.address,
        "oidc_client_id": provider.client_id,
        "oidc_client_secret": provider.client_secret,
    }


@pytest.fixture
def desk(gateway: Running, browser: Open) -> Browser:
    return browser(gateway)


def go(desk: Browser) -> httpx.Response:
    """All the way, there and back."""
    return desk.http.get(WAY, follow_redirects=True, headers={"Accept-Language": "en"})


def way_back(desk: Browser) -> str:
    """To the provider, and where it sends the browser."""
    there = desk.http.get(WAY)
    assert there.status_code == 303
    return httpx.get(there.headers["location"], trust_env=False).headers["location"]


def accounts(gateway: Running) -> list[Account]:
    with sessions(gateway.outside.conversations)() as session:
        return list(repository.accounts(session))


def refused(answer: httpx.Response, status: int, code: str) -> None:
    """By a page that says why, and gives no session."""
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert ui(texts(), f"error.{code}", "en") in answer.text.replace("&#39;", "'")
    assert "refresh" not in answer.text
    assert "borgerchat_desk" not in str(answer.headers.get_list("set-cookie"))


def test_whoever_has_a_seat_comes_in_and_has_an_account(desk: Browser, gateway: Running) -> None:
    done = go(desk)
    assert done.status_code == 200
    assert 'content="0; url=/desk"' in done.text
    told = desk.call("GET", SESSION).json()["account"]
    assert (told["name"], told["roles"], told["queues"]) == ("Librarian", ["agent"], ["library"])
    (account,) = accounts(gateway)
    assert (account.name, account.subject, account.password_hash) == ("librarian", "s-1", None)


@pytest.mark.postgres
def test_on_postgresql_too(start: Start, provider: OpenID, browser: Open, postgres_url: str) -> None:
    gateway = start(postgres_url, **settings(provider))
    desk = browser(gateway)
    assert [go(desk).status_code for _ in range(2)] == [200, 200]
    assert len(accounts(gateway)) == 1


def test_the_same_person_has_the_same_account_with_the_rights_they_have_now(
    desk: Browser, gateway: Running, provider: OpenID
) -> None:
    go(desk)
    first = desk.token
    provider.person |= {"groups": ["borgerchat-lead:archive", "borgerchat-language:en"], "name": "Archivist"}
    go(desk)
    told = desk.call("GET", SESSION).json()["account"]
    assert (told["name"], told["roles"], told["queues"], told["languages"]) == (
        "Archivist",
        ["lead"],
        ["archive"],
        ["en"],
    )
    assert len(accounts(gateway)) == 1
    assert desk.token != first
    answer = httpx.get(f"{gateway.address}{SESSION}", headers={"Cookie": f"borgerchat_desk={first}"}, trust_env=False)
    assert answer.status_code == 401


def test_whoever_leaves_to_sign_in_anew_leaves_no_session_behind(desk: Browser) -> None:
    go(desk)
    assert desk.call("GET", SESSION).status_code == 200
    way_back(desk)
    assert desk.call("GET", SESSION).status_code == 401


def test_another_person_of_that_name_has_another_account(desk: Browser, gateway: Running, provider: OpenID) -> None:
    local = seat(gateway.outside.conversations, "librarian", roles=("admin",), queues=())
    go(desk)
    told = desk.call("GET", SESSION).json()["account"]
    assert told["id"] != local.id
    assert told["roles"] == ["agent"]
    assert {account.name[:5] for account in accounts(gateway)} == {"libra", "oidc-"}


def test_an_account_of_the_provider_has_no_password(desk: Browser) -> None:
    go(desk)
    assert desk.try_to_sign_in("librarian", "").status_code == 422
    assert desk.try_to_sign_in("librarian", "anything").status_code == 401


@pytest.mark.parametrize("groups", [[], ["all-staff"], ["borgerchat-agent"], ["borgerchat-king"], None, 7, [["x"]]])
def test_whoever_has_no_seat_is_told_so_and_has_no_account(
    desk: Browser, gateway: Running, provider: OpenID, groups: object
) -> None:
    provider.person["groups"] = groups
    refused(go(desk), 403, "sign_in_no_role")
    assert accounts(gateway) == []
    assert desk.call("GET", SESSION).status_code == 401


def test_whoever_lost_their_seat_is_out_of_every_browser(
    desk: Browser, gateway: Running, provider: OpenID, browser: Open
) -> None:
    go(desk)
    provider.person["groups"] = []
    other = browser(gateway)
    refused(go(other), 403, "sign_in_no_role")
    assert desk.call("GET", SESSION).status_code == 401
    assert accounts(gateway)[0].roles == []


def test_a_disabled_account_stays_out_whatever_its_groups(desk: Browser, gateway: Running) -> None:
    go(desk)
    with sessions(gateway.outside.conversations).begin() as session:
        repository.accounts(session)[0].disabled_at = gateway.outside.real_time()
    refused(go(desk), 403, "sign_in_no_role")


@pytest.mark.parametrize(
    "twist",
    [
        lambda claims: {**claims, "nonce": "another"},
        lambda claims: {key: value for key, value in claims.items() if key != "nonce"},
        lambda claims: {**claims, "exp": int(time.time()) - 3600, "iat": int(time.time()) - 7200},
        lambda claims: {key: value for key, value in claims.items() if key != "exp"},
        lambda claims: {**claims, "iat": int(time.time()) + 3600},
        lambda claims: {**claims, "nbf": int(time.time()) + 3600},
        lambda claims: {**claims, "aud": "another"},
        lambda claims: {**claims, "aud": []},
        lambda claims: {**claims, "aud": ["borgerchat", "another"]},
        lambda claims: {**claims, "azp": "another"},
        lambda claims: {**claims, "iss": "https://elsewhere.example"},
        lambda claims: {**claims, "at_hash": "another"},
        lambda claims: {key: value for key, value in claims.items() if key != "sub"},
        lambda claims: {**claims, "sub": ""},
        lambda claims: {**claims, "sub": "x" * 256},
        lambda claims: {**claims, "sub": 7},
        lambda claims: {**claims, "sub": "s\x00"},
    ],
    ids=[
        "wrong nonce", "no nonce", "expired", "no expiry", "of tomorrow", "not yet", "wrong audience", "no audience",
        "another audience too", "for another party", "wrong issuer", "another access token",
        "nobody", "empty", "too long", "a number", "no text",
    ],
)  # fmt: skip
def test_claims_that_are_not_for_us_are_refused(
    desk: Browser, gateway: Running, provider: OpenID, twist: Callable[[Claims], Claims]
) -> None:
    provider.twist = twist
    refused(go(desk), 403, "sign_in_not_proved")
    assert accounts(gateway) == []


@pytest.mark.parametrize(
    "sign",
    [
        unsigned,
        signed_with_what_everybody_knows,
        signed_with_the_clients_secret,
        signed_by_another,
        changed_after_signing,
        lambda _provider, _claims: "rubbish",
        lambda _provider, _claims: "",
    ],
    ids=["unsigned", "public key as secret", "our secret", "another's key", "changed", "rubbish", "empty"],
)
def test_a_token_that_the_provider_has_not_signed_is_refused(
    desk: Browser, gateway: Running, provider: OpenID, sign: Callable[[OpenID, Claims], str]
) -> None:
    provider.sign = sign
    refused(go(desk), 403, "sign_in_not_proved")
    assert accounts(gateway) == []


def test_the_providers_new_key_is_fetched(desk: Browser, provider: OpenID) -> None:
    assert go(desk).status_code == 200
    provider.key = new_key("second")
    assert go(desk).status_code == 200


def test_a_wrong_state_is_refused_and_the_code_never_used(desk: Browser, provider: OpenID) -> None:
    code = parse_qs(urlsplit(way_back(desk)).query)["code"][0]
    back = desk.http.get(f"{WAY}/callback", params={"state": "x" * 43, "code": code}, headers={"Accept-Language": "en"})
    refused(back, 400, "sign_in_astray")
    assert code in provider.codes


def test_anothers_way_back_signs_nobody_in(gateway: Running, desk: Browser, browser: Open) -> None:
    mine = way_back(desk)
    victim = browser(gateway)
    refused(victim.http.get(mine, headers={"Accept-Language": "en"}), 400, "sign_in_astray")
    way_back(victim)
    refused(victim.http.get(mine, headers={"Accept-Language": "en"}), 400, "sign_in_astray")
    assert desk.http.get(mine).status_code == 200


def test_a_code_stolen_on_the_way_is_worth_nothing_without_the_verifier(
    gateway: Running, desk: Browser, browser: Open
) -> None:
    stolen = parse_qs(urlsplit(way_back(desk)).query)["code"][0]
    thief = browser(gateway)
    state = parse_qs(urlsplit(way_back(thief)).query)["state"][0]
    back = thief.http.get(f"{WAY}/callback", params={"state": state, "code": stolen}, headers={"Accept-Language": "en"})
    refused(back, 403, "sign_in_not_proved")


def test_the_way_back_is_good_once(desk: Browser) -> None:
    back = way_back(desk)
    assert desk.http.get(back).status_code == 200
    refused(desk.http.get(back, headers={"Accept-Language": "en"}), 400, "sign_in_astray")


def test_another_issuers_answer_is_refused(desk: Browser) -> None:
    back = f"{way_back(desk)}&iss=https%3A%2F%2Felsewhere.example"
    refused(desk.http.get(back, headers={"Accept-Language": "en"}), 400, "sign_in_astray")


def test_whom_the_provider_does_not_let_in_is_told_so(desk: Browser, provider: OpenID) -> None:
    provider.denies = True
    refused(go(desk), 403, "sign_in_cancelled")


def test_a_provider_that_is_down_is_said_to_be(desk: Browser, provider: OpenID) -> None:
    provider.down = True
    refused(go(desk), 502, "sign_in_provider_down")
    provider.down = False
    back = way_back(desk)
    provider.down = True
    refused(desk.http.get(back, headers={"Accept-Language": "en"}), 502, "sign_in_provider_down")


@pytest.mark.parametrize(
    "metadata",
    [
        {"issuer": "https://elsewhere.example"},
        {"token_endpoint": "ftp://elsewhere.example/token"},
        {"jwks_uri": None},
    ],
)
def test_a_provider_that_speaks_for_another_is_not_used(
    desk: Browser, provider: OpenID, metadata: dict[str, str | None]
) -> None:
    provider.metadata = metadata
    refused(go(desk), 502, "sign_in_provider_down")


def test_the_provider_sends_back_to_our_public_address(start: Start, provider: OpenID, browser: Open) -> None:
    gateway = start(**settings(provider), public_url="https://chat.example")
    way_back(browser(gateway))
    assert provider.redirects == ["https://chat.example/desk/sign-in/oidc/callback"]


def test_what_the_browser_keeps_on_the_way_is_for_the_way_alone(desk: Browser) -> None:
    told = desk.http.get(WAY).headers["set-cookie"]
    assert "HttpOnly" in told
    assert "SameSite=lax" in told
    assert f"Path={WAY}" in told
    assert "Max-Age=600" in told


def test_the_ways_in_are_told(desk: Browser) -> None:
    assert desk.http.get("/api/desk/ways-in").json() == {"local": True, "oidc": True}


@pytest.mark.parametrize("path", [WAY, f"{WAY}/callback"])
def test_without_a_provider_there_is_no_way(start: Start, browser: Open, path: str) -> None:
    assert browser(start()).http.get(path).status_code == 404
