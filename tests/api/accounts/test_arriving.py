"""Who comes from the provider finds their own account, however many come at once and whatever they are called."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import Engine

from api.accounts import repository
from api.accounts.arriving import arrive
from api.accounts.errors import NoRoleError
from api.accounts.granted import Naming
from api.accounts.parts import AccountParts, Arrivals
from api.accounts.provider import Provider, Registration
from tests.desk import seat

ISSUER = "https://sign-in.example"
CLAIMS = {"iss": ISSUER, "sub": "s-1", "preferred_username": "Librarian", "groups": ["borgerchat-agent:library"]}


@pytest.fixture
def arrivals() -> Arrivals:
    registered = Registration(ISSUER, "borgerchat", SecretStr("x" * 16), "openid", 1)
    return Arrivals(Provider(registered, lambda: 0), Naming("borgerchat-", {}), "groups", None)


def names(parts: AccountParts) -> list[str]:
    with parts.sessions() as session:
        return [account.name for account in repository.accounts(session)]


def test_of_many_first_arrivals_at_once_one_account_is_made(parts: AccountParts, arrivals: Arrivals) -> None:
    with ThreadPoolExecutor(8) as crowd:
        opened = list(crowd.map(lambda _: arrive(parts, arrivals, CLAIMS), range(8)))
    assert names(parts) == ["librarian"]
    assert len({each.token for each in opened}) == 8
    assert all(parts.who_has(each.token) for each in opened)


def test_the_same_subject_of_another_issuer_is_somebody_else(parts: AccountParts, arrivals: Arrivals) -> None:
    first = arrive(parts, arrivals, CLAIMS).signed_in.agent
    second = arrive(parts, arrivals, {**CLAIMS, "iss": "https://other.example"}).signed_in.agent
    assert first.account_id != second.account_id


def test_who_changes_name_there_stays_the_same_here(parts: AccountParts, arrivals: Arrivals) -> None:
    first = arrive(parts, arrivals, CLAIMS).signed_in.agent
    second = arrive(parts, arrivals, {**CLAIMS, "preferred_username": "archivist"}).signed_in.agent
    assert first.account_id == second.account_id
    assert names(parts) == ["librarian"]


@pytest.mark.parametrize("called", ["", "a", "-x", "a b", "x" * 61, "<b>", 7, None, ["x"], "taken"])
def test_a_name_that_cannot_be_theirs_is_replaced(
    parts: AccountParts, store: Engine, arrivals: Arrivals, called: object
) -> None:
    seat(store, "taken")
    arrive(parts, arrivals, {**CLAIMS, "preferred_username": called})
    (made,) = set(names(parts)) - {"taken"}
    assert made.startswith("oidc-")


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("Team Library", "Team Library"),
        ("  <i>Team</i>  ", "iTeam/i"),
        ("x" * 200, "x" * 80),
        ("", "librarian"),
        ("...", "librarian"),
        (None, "librarian"),
        (["x"], "librarian"),
    ],
)
def test_the_name_that_is_shown_holds_no_markup(parts: AccountParts, arrivals: Arrivals, told: Any, shown: str) -> None:
    assert arrive(parts, arrivals, {**CLAIMS, "name": told}).signed_in.agent.name == shown


def test_who_has_lost_their_seat_loses_it_for_good(parts: AccountParts, arrivals: Arrivals) -> None:
    opened = arrive(parts, arrivals, CLAIMS)
    with pytest.raises(NoRoleError):
        arrive(parts, arrivals, {**CLAIMS, "groups": []})
    assert parts.who_has(opened.token) is None
    assert arrive(parts, arrivals, CLAIMS).signed_in.agent.queues == {"library"}


def test_languages_given_here_stay_when_no_group_names_any(parts: AccountParts, arrivals: Arrivals) -> None:
    arrive(parts, arrivals, CLAIMS)
    with parts.sessions.begin() as session:
        repository.accounts(session)[0].languages = ["da", "en"]
    assert arrive(parts, arrivals, CLAIMS).signed_in.agent.languages == {"da", "en"}
