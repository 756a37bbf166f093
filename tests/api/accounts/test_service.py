"""Readings are logged and kept for their time; accounts of a name are there once."""

import datetime as dt

import pytest
from sqlalchemy import Engine

from api.accounts import repository, service
from api.accounts.parts import AccountParts
from api.accounts.schemas import AccountWanted
from api.accounts.sessions import agent_of
from tests.api.accounts.conftest import Hands
from tests.desk import account_of, rights, seat


def test_who_read_a_past_conversation_is_kept_for_its_time(parts: AccountParts, store: Engine, hands: Hands) -> None:
    with account_of(store, seat(store)) as (session, account):
        service.note_reading(session, agent_of(account, "s1"), "c1", hands.now())
    hands.turn(days=1)
    with account_of(store, seat(store, "other")) as (session, account):
        service.note_reading(session, agent_of(account, "s2"), "c1", hands.now())
        service.note_reading(session, agent_of(account, "s2"), "c2", hands.now())
    with parts.sessions() as session:
        told = [(who.name, entry.at) for entry, who in repository.readings(session, "c1")]
    assert told == [("other", hands.now()), ("agent", hands.now() - dt.timedelta(days=1))]
    hands.turn(days=364)
    with parts.sessions.begin() as session:
        service.forget_old(session, hands.now(), parts.keep_readings)
        assert [who.name for _, who in repository.readings(session, "c1")] == ["other"]


def test_a_name_is_given_once(parts: AccountParts, store: Engine, hands: Hands) -> None:
    seat(store)
    wanted = AccountWanted(name="agent", display_name="Another", rights=rights())
    with parts.sessions.begin() as session, pytest.raises(service.NameTakenError, match="agent"):
        service.create(session, wanted, None, hands.now())
