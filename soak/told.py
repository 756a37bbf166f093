"""What a soak showed, as a table for people and as JSON."""

import json
from collections import Counter

from soak.plan import Plan
from soak.run import Outcome
from soak.sabotage import FOUND_IN


def table(plan: Plan, outcome: Outcome, bot: str) -> str:
    killed = ", ".join(f"{name} {count}×" for name, count in sorted(Counter(outcome.killed).items())) or "nothing"
    rows = {
        "citizens, agents": f"{plan.citizens}, {plan.agents}",
        "conversations claimed": f"{outcome.claims}",
        "minutes": f"{plan.minutes:g}",
        "the bot is": bot,
        "killed": killed,
        **{name.replace("_", " "): f"{value:g}" for name, value in outcome.counts.as_json().items()},
        "answered within, p50 / p95": " / ".join(f"{share(outcome.waits_s, of):.2f} s" for of in (0.5, 0.95)),
        "unexpected answers": told(outcome.unexpected),
    }
    if plan.sabotage:
        rows["tampered with"] = f"{outcome.tampered} ({plan.sabotage})"
    return "\n".join(f"{name:28}{value}" for name, value in rows.items())


def told(unexpected: list[str]) -> str:
    return ", ".join(f"{what} {count}×" for what, count in Counter(unexpected).most_common(5)) or "none"


def share(values: list[float], of: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * of))] if values else 0.0


def as_json(plan: Plan, outcome: Outcome) -> str:
    found: dict[str, float | str | bool] = dict(outcome.counts.as_json())
    if plan.sabotage:
        found |= {"sabotage": plan.sabotage, "caught": caught(plan, outcome)}
    return json.dumps(found)


def caught(plan: Plan, outcome: Outcome) -> bool:
    """Whether the comparison found what was done."""
    return bool(plan.sabotage and getattr(outcome.counts, FOUND_IN[plan.sabotage]) > 0)


def exit_code(plan: Plan, outcome: Outcome) -> int:
    """0 when nothing is wrong; with a sabotage, when it was caught."""
    good = caught(plan, outcome) if plan.sabotage else outcome.counts.clean and outcome.counts.messages > 0
    return 0 if good else 1
