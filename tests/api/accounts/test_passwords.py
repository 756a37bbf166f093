"""Only the right password matches; weak ones are refused, and say why."""

import pytest
from argon2 import PasswordHasher
from hypothesis import given
from hypothesis import strategies as some

from api.accounts.passwords import Passwords, WeakPasswordError, generated, refuse_weak
from tests.desk import password

CHEAP = PasswordHasher(1, 8, 1)
PASSWORDS = Passwords(CHEAP)


@given(some.text(min_size=1, max_size=40), some.text(min_size=1, max_size=40))
def test_a_hash_matches_what_it_was_made_of_and_nothing_else(word: str, other: str) -> None:
    kept = PASSWORDS.hash(word)
    assert PASSWORDS.match(kept, word)
    assert PASSWORDS.match(kept, other) == (word == other)


@given(some.text(max_size=40))
def test_nobody_has_a_password(word: str) -> None:
    assert not PASSWORDS.match(None, word)


@pytest.mark.parametrize("kept", ["", "plain", "$argon2id$v=19$m=8,t=1,p=1$", "$2b$12$abcdefghijklmnopqrstuv"])
def test_what_is_no_hash_of_ours_matches_nothing(kept: str) -> None:
    assert not PASSWORDS.match(kept, kept)


def test_the_usual_cost_is_that_of_the_library() -> None:
    usual = Passwords(PasswordHasher())
    assert not usual.is_old(PasswordHasher().hash(password()))
    assert usual.is_old(CHEAP.hash(password()))


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("x7-Kq2!vB9z", "12 to"),
        ("x" * 257, "12 to"),
        ("aaaaaaaaaaaaaaaa", "different"),
        ("abababababababab", "different"),
        ("my-Desk-one-rocks", "name"),
    ],
)
def test_a_weak_password_is_refused(word: str, said: str) -> None:
    with pytest.raises(WeakPasswordError, match=said):
        refuse_weak(word, "desk-one")


def test_a_strong_one_is_taken() -> None:
    refuse_weak(password(), "desk-one")


def test_a_generated_one_is_strong_and_new_each_time() -> None:
    words = {generated() for _ in range(50)}
    assert len(words) == 50
    for word in words:
        refuse_weak(word, "desk-one")
