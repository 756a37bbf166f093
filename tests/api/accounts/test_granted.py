"""What a provider's groups give, and that nothing else gives anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from api.accounts.agent import LANGUAGES, QUEUES, ROLES, Role
from api.accounts.granted import Naming, granted
from replies.reply import Queue

NAMING = Naming("borgerchat-", {"4711": "lead:archive", "0815": "nonsense:library"})
SEATS = [*(f"borgerchat-{role}:{queue}" for role in ("agent", "lead") for queue in QUEUES), "borgerchat-editor"]
KNOWN = some.sampled_from([*SEATS, "borgerchat-admin", "borgerchat-language:en", "4711"])
JUNK = some.text(max_size=30) | some.integers() | some.none() | some.lists(some.text(max_size=3), max_size=2)


@pytest.mark.parametrize(
    ("groups", "roles", "queues"),
    [
        (["borgerchat-agent:library"], {"agent"}, {"library"}),
        (["borgerchat-agent:library", "borgerchat-agent:billing"], {"agent"}, {"library", "billing"}),
        (["borgerchat-lead:citizen_service", "borgerchat-editor"], {"lead", "editor"}, {"citizen_service"}),
        (["borgerchat-admin", "everybody"], {"admin"}, set()),
        (["4711"], {"lead"}, {"archive"}),
        ("borgerchat-editor", {"editor"}, set()),
    ],
)
def test_groups_give_seats(groups: object, roles: set[Role], queues: set[Queue]) -> None:
    rights = granted(groups, NAMING, ["da"])
    assert rights
    assert (rights.roles, rights.queues, rights.languages) == (roles, queues, {"da"})


@pytest.mark.parametrize(
    "group",
    [
        "agent:library",
        "borgerchat-agent",
        "borgerchat-agent:",
        "borgerchat-agent:kitchen",
        "borgerchat-admin:library",
        "borgerchat-Admin",
        "borgerchat-admin ",
        "xborgerchat-admin",
        "borgerchat-language:en",
        "borgerchat-",
        "0815",
        "",
    ],
)
def test_what_only_looks_like_a_seat_gives_none(group: str) -> None:
    assert granted([group], NAMING, ["da"]) is None
    assert granted(group, NAMING, ["da"]) is None


def test_groups_of_languages_replace_those_it_had() -> None:
    groups = ["borgerchat-editor", "borgerchat-language:en", "borgerchat-language:fr"]
    rights = granted(groups, NAMING, ["da"])
    assert rights
    assert rights.languages == {"en"}


def test_without_a_prefix_only_what_is_named_counts() -> None:
    assert granted(["admin", "borgerchat-admin"], Naming("", {}), ["da"]) is None
    assert granted(["4711"], Naming("", NAMING.named), ["da"])


@given(some.lists(JUNK, max_size=8) | JUNK)
def test_junk_gives_nothing(groups: object) -> None:
    assert granted(groups, Naming("borgerchat-", {}), ["da"]) is None


@given(some.lists(KNOWN, max_size=8), some.lists(JUNK, max_size=4))
def test_junk_beside_a_seat_changes_nothing(groups: list[str], junk: list[object]) -> None:
    assert granted([*junk, *groups, *junk], NAMING, ["da"]) == granted(groups, NAMING, ["da"])


@given(some.lists(KNOWN, max_size=6), KNOWN)
def test_one_group_more_takes_no_role_and_no_queue_away(groups: list[str], more: str) -> None:
    before, after = granted(groups, NAMING, ["da"]), granted([*groups, more], NAMING, ["da"])
    if before:
        assert after
        assert before.roles <= after.roles
        assert before.queues <= after.queues


@given(some.lists(KNOWN, max_size=6), some.sets(some.sampled_from(LANGUAGES), min_size=1))
def test_nobody_has_a_role_that_no_group_names(groups: list[str], languages: set[str]) -> None:
    rights = granted(groups, NAMING, languages)
    for role in ROLES:
        named = any((NAMING.meaning(group) or "").split(":")[0] == role for group in groups)
        assert (rights is not None and role in rights.roles) == named
