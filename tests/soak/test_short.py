"""A short soak of the real processes, each killed once: nothing is lost, and a lost message would have been seen."""

import asyncio
from pathlib import Path

import pytest

from soak.city import running
from soak.plan import Plan
from soak.run import Outcome, soaked

pytestmark = [pytest.mark.redis, pytest.mark.postgres, pytest.mark.timeout(420)]

SECONDS = 20


def outcome_of(plan: Plan, folder: Path) -> Outcome:
    with running(folder, stand_in=True) as city:
        outcome = asyncio.run(soaked(plan, city, say=lambda _: None, accounts={}))
        assert set(city.mortal) <= set(outcome.killed)
    return outcome


def test_every_process_is_killed_and_nothing_is_lost(tmp_path: Path) -> None:
    outcome = outcome_of(Plan(minutes=SECONDS / 60, citizens=10, agents=0, stand_in=True), tmp_path)
    assert outcome.counts.clean, outcome
    assert outcome.counts.messages > 10
    assert outcome.unexpected == []


def test_a_dropped_message_is_found(tmp_path: Path) -> None:
    plan = Plan(minutes=SECONDS / 60, citizens=10, agents=0, stand_in=True, sabotage="drop")
    outcome = outcome_of(plan, tmp_path)
    assert 0 < outcome.counts.lost <= outcome.tampered  # what its writer sends once more is there after all
