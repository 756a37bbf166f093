"""The last line and the exit code tell a machine how it went."""

import json

import pytest

from soak.__main__ import REFUSED, main, plan_from
from soak.compare import Counts
from soak.plan import Plan, PlanRefusedError
from soak.run import Outcome
from soak.sabotage import Sabotage
from soak.told import as_json, exit_code, table

CLEAN = Outcome(Counts(messages=10, longest_silence_s=2.04), killed=["bot", "redis", "bot"], waits_s=[0.1, 0.2, 2.0])


def test_a_clean_soak_ends_well_and_tells_six_numbers() -> None:
    assert exit_code(Plan(), CLEAN) == 0
    assert json.loads(as_json(Plan(), CLEAN)) == {
        "lost": 0,
        "doubled": 0,
        "disordered": 0,
        "double_owners": 0,
        "longest_silence_s": 2.0,
        "messages": 10,
    }


@pytest.mark.parametrize("counts", [Counts(lost=1), Counts(doubled=1), Counts(disordered=1), Counts(double_owners=1)])
def test_one_fault_is_enough(counts: Counts) -> None:
    assert exit_code(Plan(), Outcome(counts)) == 1


def test_a_soak_in_which_nobody_said_anything_shows_nothing() -> None:
    assert exit_code(Plan(), Outcome(Counts())) == 1


@pytest.mark.parametrize(
    ("kind", "counts"),
    [
        ("drop", Counts(lost=1)),
        ("double", Counts(doubled=1)),
        ("reorder", Counts(disordered=1)),
        ("two_owners", Counts(double_owners=1)),
    ],
)
def test_with_a_sabotage_the_exit_code_says_whether_it_was_caught(kind: Sabotage, counts: Counts) -> None:
    plan = Plan(sabotage=kind)
    assert exit_code(plan, Outcome(counts)) == 0
    assert exit_code(plan, CLEAN) == 1
    assert json.loads(as_json(plan, Outcome(counts)))["caught"] is True


def test_the_table_tells_who_the_bot_was_and_who_was_killed() -> None:
    told = table(Plan(agents=0), CLEAN, "a stand-in")
    assert "a stand-in" in told
    assert "bot 2×, redis 1×" in told


@pytest.mark.parametrize(
    "argv",
    [["--minutes", "0"], ["--minutes", "500"], ["--citizens", "5000"], ["--agents", "0", "--sabotage", "two_owners"]],
)
def test_what_is_out_of_bounds_is_refused_before_anything_starts(
    argv: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(PlanRefusedError):
        plan_from(argv)
    assert main(argv) == REFUSED
    assert "Starting" not in capsys.readouterr().out
