"""Who is let in by which dependency."""

from collections.abc import Callable

import pytest

from api.accounts.access import by_admin, by_agent, by_editor, by_lead
from api.accounts.agent import ROLES, Agent, Role
from api.accounts.errors import RoleMissingError
from api.accounts.sessions import SignedIn

LETS_IN: dict[Callable[[SignedIn], Agent], set[Role]] = {
    by_agent: {"agent", "lead"},
    by_lead: {"lead"},
    by_editor: {"editor"},
    by_admin: {"admin"},
}


def somebody(*roles: Role) -> SignedIn:
    return SignedIn(Agent("a1", "Agent", frozenset(roles), frozenset(), frozenset(), "s1"), "csrf")


@pytest.mark.parametrize(("door", "role"), [(door, role) for door, roles in LETS_IN.items() for role in roles])
def test_a_role_is_let_in(door: Callable[[SignedIn], Agent], role: Role) -> None:
    assert door(somebody(role)).roles == {role}
    assert door(somebody(*ROLES)).roles == set(ROLES)


@pytest.mark.parametrize("door", LETS_IN)
def test_all_other_roles_together_are_not(door: Callable[[SignedIn], Agent]) -> None:
    with pytest.raises(RoleMissingError):
        door(somebody(*(set(ROLES) - LETS_IN[door])))
    with pytest.raises(RoleMissingError):
        door(somebody())
