"""Limits tries to sign in, for each name and for each address, in the store: a restart does not begin anew."""

import datetime as dt
import hashlib
import hmac
from dataclasses import dataclass

from sqlalchemy.orm import Session

from api.accounts import repository
from api.accounts.errors import TooManyTriesError


@dataclass(frozen=True)
class Limits:
    """How many tries each has in a window."""

    per_name: int
    per_address: int
    window: dt.timedelta


@dataclass(frozen=True)
class Pseudonyms:
    """What was typed as a name may be a password; an address is a person's. Neither is kept, but a keyed hash."""

    key: bytes

    def of(self, kind: str, who: str) -> str:
        return f"{kind}:{hmac.new(self.key, f'{kind}:{who}'.encode(), hashlib.sha256).hexdigest()}"


@dataclass(frozen=True)
class Tries:
    limits: Limits
    pseudonyms: Pseudonyms

    def count(self, session: Session, name: str, address: str, now: dt.datetime) -> TooManyTriesError | None:
        """One more of each. What is to be refused is given back, not raised: the count must be kept either way."""
        waits = [
            self._wait(session, self.pseudonyms.of(kind, who), most, now)
            for kind, who, most in (
                ("name", name, self.limits.per_name),
                ("address", address, self.limits.per_address),
            )
        ]
        longest = max(waits)
        return TooManyTriesError(retry_after=longest) if longest > 0 else None

    def forgive(self, session: Session, name: str) -> None:
        """Those of the name: who has signed in begins anew."""
        repository.forget_tries(session, self.pseudonyms.of("name", name))

    def _wait(self, session: Session, who: str, most: int, now: dt.datetime) -> float:
        tries, since = repository.count_try(session, who, now, now - self.limits.window)
        return (since + self.limits.window - now).total_seconds() if tries > most else 0
