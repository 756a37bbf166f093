"""Puts together what signing in needs, from the settings."""

import datetime as dt
import secrets
from collections.abc import Callable
from pathlib import Path

from argon2 import PasswordHasher
from sqlalchemy.orm import Session, sessionmaker

from api.accounts.granted import Naming
from api.accounts.page import SignInPage
from api.accounts.parts import AccountParts, Arrivals
from api.accounts.passwords import Passwords
from api.accounts.provider import Provider, Registration
from api.accounts.sessions import Lifetime
from api.accounts.tries import Limits, Pseudonyms, Tries
from api.rendering.catalogue import Texts
from api.settings import GatewaySettings

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


def assembled(
    settings: GatewaySettings,
    *,
    texts: Texts,
    store: sessionmaker[Session],
    now: Callable[[], dt.datetime],
    ticks: Callable[[], float],
    hasher: PasswordHasher,
) -> AccountParts:
    return AccountParts(
        sessions=store,
        now=now,
        passwords=Passwords(hasher),
        tries=Tries(_limits(settings), _pseudonyms(settings)),
        lifetime=Lifetime(
            whole=dt.timedelta(hours=settings.desk_session_hours),
            idle=dt.timedelta(minutes=settings.desk_idle_minutes),
        ),
        keep_readings=dt.timedelta(days=settings.reading_log_days),
        local=settings.local_sign_in,
        arrivals=_arrivals(settings, ticks),
        page=SignInPage(TEMPLATES, texts),
        secure=settings.production,
    )


def _arrivals(settings: GatewaySettings, ticks: Callable[[], float]) -> Arrivals | None:
    if settings.oidc_issuer is None:
        return None
    registered = Registration(
        issuer=settings.oidc_issuer,
        client_id=settings.oidc_client_id,
        client_secret=settings.oidc_client_secret,
        scope=settings.oidc_scope,
        timeout_s=settings.oidc_timeout_seconds,
    )
    return Arrivals(
        provider=Provider(registered, ticks),
        naming=Naming(settings.oidc_group_prefix, settings.oidc_groups),
        claim=settings.oidc_groups_claim,
        public_url=settings.public_url,
    )


def _limits(settings: GatewaySettings) -> Limits:
    return Limits(
        per_name=settings.sign_in_tries_per_name,
        per_address=settings.sign_in_tries_per_address,
        window=dt.timedelta(minutes=settings.sign_in_window_minutes),
    )


def _pseudonyms(settings: GatewaySettings) -> Pseudonyms:
    return Pseudonyms(settings.desk_secret.get_secret_value().encode() or secrets.token_bytes(32))
