"""Passwords: only Argon2's hash of one is kept."""

import base64
import secrets
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 12
LONGEST = 256
GENERATED_BYTES = 15


class WeakPasswordError(ValueError):
    """Says what is wrong with it."""


class Passwords:
    """A hash takes tens of megabytes: no more than `at_once` are made at a time, whoever asks."""

    def __init__(self, hasher: PasswordHasher, at_once: int = 2) -> None:
        self._hasher = hasher
        self._turn = BoundedSemaphore(at_once)
        self._nobodys = _hash_of_nothing(hasher)

    def match(self, kept: str | None, password: str) -> bool:
        """Takes as long when there is no hash to match."""
        with self._turn:
            try:
                return self._hasher.verify(kept or self._nobodys, password)
            except (VerificationError, InvalidHashError):
                return False

    def hash(self, password: str) -> str:
        with self._turn:
            return self._hasher.hash(password)

    def is_old(self, kept: str) -> bool:
        """Made with other parameters than today's."""
        return self._hasher.check_needs_rehash(kept)


def refuse_weak(password: str, name: str) -> None:
    """WeakPasswordError, unless it is long, and neither the account's name nor one sign again and again."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise WeakPasswordError(f"a password has {SHORTEST} to {LONGEST} characters")
    if name.casefold() in password.casefold():
        raise WeakPasswordError("a password does not hold the account's name")
    if len(set(password)) < SHORTEST // 2:
        raise WeakPasswordError("a password is made of more different characters")


def generated() -> str:
    return secrets.token_urlsafe(GENERATED_BYTES)


def _hash_of_nothing(hasher: PasswordHasher) -> str:
    """A hash with the same parameters that no password has."""
    salt, digest = (
        base64.b64encode(secrets.token_bytes(size)).rstrip(b"=").decode() for size in (hasher.salt_len, hasher.hash_len)
    )
    cost = f"m={hasher.memory_cost},t={hasher.time_cost},p={hasher.parallelism}"
    return f"$argon2id$v=19${cost}${salt}${digest}"
