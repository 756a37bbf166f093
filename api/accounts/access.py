"""Who may call the desk: whoever is signed in with one of the roles; writes come from our own pages alone."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Header, Request

from api.accounts import cookie
from api.accounts.agent import Agent, Role
from api.accounts.errors import NotFromOurPageError, RoleMissingError, SignedOutError
from api.accounts.parts import ForEverybody
from api.accounts.sessions import SignedIn
from api.accounts.tokens import same
from api.pages.origin import is_ours

__all__ = ["Agent", "ByAdmin", "ByAgent", "ByEditor", "ByLead", "BySignedIn", "FromOurPage", "Role"]

HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})


def from_our_page(request: Request) -> None:
    if request.method not in HARMLESS and not is_ours(request):
        raise NotFromOurPageError


FromOurPage = Depends(from_our_page)


def signed_in(
    request: Request,
    parts: ForEverybody,
    x_csrf_token: Annotated[str, Header()] = "",
    x_unattended: Annotated[bool, Header()] = False,
) -> SignedIn:
    """401 without a session that holds; 403 for a write without its CSRF header, or from another site.

    A page that asks by itself says so (`X-Unattended: 1`), and is then no sign of life.
    """
    found = parts.who_has(cookie.read(request), unattended=x_unattended)
    if found is None:
        raise SignedOutError
    from_our_page(request)
    if request.method not in HARMLESS and not same(x_csrf_token, found.csrf):
        raise NotFromOurPageError
    return found


BySignedIn = Annotated[SignedIn, Depends(signed_in)]


def having(*roles: Role) -> Callable[[SignedIn], Agent]:
    """A dependency that lets in whoever has one of these roles; 403 for the others."""

    def agent(signed_in: BySignedIn) -> Agent:
        if not signed_in.agent.roles & set(roles):
            raise RoleMissingError
        return signed_in.agent

    return agent


by_agent, by_lead, by_editor, by_admin = having("agent", "lead"), having("lead"), having("editor"), having("admin")
ByAgent = Annotated[Agent, Depends(by_agent)]
ByLead = Annotated[Agent, Depends(by_lead)]
ByEditor = Annotated[Agent, Depends(by_editor)]
ByAdmin = Annotated[Agent, Depends(by_admin)]
