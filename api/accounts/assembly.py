"""Puts together what signing in needs, from the settings."""

import datetime as dt
import secrets
from collections.abc import Callable

from argon2 import PasswordHasher
from sqlalchemy.orm import Session, sessionmaker

from api.accounts.parts import AccountParts
from api.accounts.passwords import Passwords
from api.accounts.sessions import Lifetime
from api.accounts.tries import Limits, Pseudonyms, Tries
from api.settings import GatewaySettings


def assembled(
    settings: GatewaySettings, store: sessionmaker[Session], now: Callable[[], dt.datetime], hasher: PasswordHasher
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
        secure=settings.production,
    )


def _limits(settings: GatewaySettings) -> Limits:
    return Limits(
        per_name=settings.sign_in_tries_per_name,
        per_address=settings.sign_in_tries_per_address,
        window=dt.timedelta(minutes=settings.sign_in_window_minutes),
    )


def _pseudonyms(settings: GatewaySettings) -> Pseudonyms:
    return Pseudonyms(settings.desk_secret.get_secret_value().encode() or secrets.token_bytes(32))
