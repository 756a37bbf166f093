"""Signing in with a password. All that can be wrong looks, reads and lasts alike."""

from sqlalchemy.orm import Session

from api.accounts import repository
from api.accounts.errors import LocalSignInOffError, SignInRefusedError
from api.accounts.models import Account
from api.accounts.parts import AccountParts
from api.accounts.schemas import SignIn
from api.accounts.sessions import Opened, open_session


def sign_in(parts: AccountParts, wanted: SignIn, address: str, before: str | None) -> Opened:
    """A session with a new token; the one that the browser had before is over."""
    if not parts.local:
        raise LocalSignInOffError
    name, password = wanted.name.strip().casefold(), wanted.password.get_secret_value()
    _count(parts, name, address)
    kept = _hash_kept(parts, name)
    if not parts.passwords.match(kept, password) or kept is None:
        raise SignInRefusedError
    renewed = parts.passwords.hash(password) if parts.passwords.is_old(kept) else kept
    with parts.sessions.begin() as session:
        account = _still(session, name, kept)
        account.password_hash = renewed
        parts.tries.forgive(session, name)
        opened = open_session(session, account, parts.now(), parts.lifetime)
    parts.end(before)
    return opened


def _count(parts: AccountParts, name: str, address: str) -> None:
    with parts.sessions.begin() as session:
        refusal = parts.tries.count(session, name, address, parts.now())
    if refusal:
        raise refusal
    parts.forget_old()


def _hash_kept(parts: AccountParts, name: str) -> str | None:
    """None for nobody, for whom it is disabled, and for whom another provider knows."""
    with parts.sessions() as session:
        account = repository.account_named(session, name)
        return account.password_hash if account and account.disabled_at is None else None


def _still(session: Session, name: str, kept: str) -> Account:
    """The account, if nothing has become of it while the password was tried."""
    account = repository.account_named(session, name)
    if account is None or account.disabled_at is not None or account.password_hash != kept:
        raise SignInRefusedError
    return account
