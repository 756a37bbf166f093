"""Somebody whom the OpenID provider knows: their account has the rights that they have there now."""

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.accounts import repository, service
from api.accounts.errors import NoRoleError, TokenRefusedError
from api.accounts.granted import granted
from api.accounts.models import Account
from api.accounts.parts import AccountParts, Arrivals
from api.accounts.schemas import AccountWanted, Rights
from api.accounts.sessions import Opened, open_session

USUAL_LANGUAGES = ("da",)
NAMED = ("preferred_username", "email")
NO_PART_OF_A_NAME = re.compile(r"[^\w .,'’@&/()-]")
NAME = re.compile(r"^[a-z0-9][a-z0-9._@-]{1,59}$")
LONGEST_SHOWN, LONGEST_SUBJECT = 80, 255


def arrive(parts: AccountParts, arrivals: Arrivals, claims: Mapping[str, Any]) -> Opened:
    """A session with a new token. NoRoleError if no group gives a role, or the account is disabled.

    Two first arrivals at once make one account: the second tries again, and finds it.
    """
    try:
        opened = _arrive(parts, arrivals, claims)
    except IntegrityError:
        opened = _arrive(parts, arrivals, claims)
    if opened is None:
        raise NoRoleError
    parts.forget_old()
    return opened


def _arrive(parts: AccountParts, arrivals: Arrivals, claims: Mapping[str, Any]) -> Opened | None:
    """None for whom there is no seat; that they lost theirs is kept."""
    issuer, subject, now = claims["iss"], _subject(claims), parts.now()
    with parts.sessions.begin() as session:
        account = repository.account_of(session, issuer, subject)
        spoken = account.languages if account else USUAL_LANGUAGES
        rights = granted(claims.get(arrivals.claim), arrivals.naming, spoken)
        if rights is None:
            _take_all(session, account, now)
            return None
        if account and account.disabled_at:
            return None
        if account is None:
            account = _made(session, claims, rights, now)
        service.give(account, rights)
        account.display_name = _shown(claims, account.name)
        return open_session(session, account, now, parts.lifetime)


def _take_all(session: Session, account: Account | None, now: dt.datetime) -> None:
    if account:
        account.roles, account.queues = [], []
        repository.revoke_of(session, account.id, now)


def _made(session: Session, claims: Mapping[str, Any], rights: Rights, now: dt.datetime) -> Account:
    name = _name(session, claims)
    wanted = AccountWanted(name=name, display_name=_shown(claims, name), rights=rights)
    account = service.create(session, wanted, None, now)
    account.issuer, account.subject = claims["iss"], _subject(claims)
    session.flush()
    return account


def _subject(claims: Mapping[str, Any]) -> str:
    """Who it is there, for good; a name may go to somebody else."""
    subject = claims.get("sub")
    if not isinstance(subject, str) or not (0 < len(subject) <= LONGEST_SUBJECT and subject.isprintable()):
        raise TokenRefusedError
    return subject


def _name(session: Session, claims: Mapping[str, Any]) -> str:
    """Theirs, if it can be one here and nobody has it: an account is never taken over by a name."""
    for claim in NAMED:
        name = _told(claims, claim).casefold()
        if NAME.match(name) and repository.account_named(session, name) is None:
            return name
    digest = hashlib.sha256(f"{claims['iss']} {_subject(claims)}".encode()).hexdigest()
    return f"oidc-{digest[:24]}"


def _shown(claims: Mapping[str, Any], otherwise: str) -> str:
    shown = NO_PART_OF_A_NAME.sub("", _told(claims, "name"))[:LONGEST_SHOWN].strip()
    return shown if shown[:1].isalnum() else otherwise


def _told(claims: Mapping[str, Any], name: str) -> str:
    value = claims.get(name)
    return value if isinstance(value, str) else ""
