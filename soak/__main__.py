"""`python -m soak`: a table for people, then one line of JSON; the exit code says whether all is well."""

import argparse
import asyncio
import json
import sys

from launch.city import ROOT
from launch.supervisor import NotReadyError
from soak.accounts import AccountRefusedError, made
from soak.city import NothingToSoakError, running
from soak.plan import Plan, PlanRefusedError
from soak.run import soaked
from soak.sabotage import FOUND_IN
from soak.told import as_json, exit_code, table

REFUSED = 2
VAR = ROOT / "var" / "soak"


def plan_from(argv: list[str]) -> Plan:
    of = Plan()
    parser = argparse.ArgumentParser(prog="soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=of.minutes)
    parser.add_argument("--sabotage", choices=sorted(FOUND_IN))
    parser.add_argument("--citizens", type=int, default=of.citizens)
    parser.add_argument("--agents", type=int, default=of.agents)
    parser.add_argument("--seed", type=int, default=of.seed)
    parser.add_argument("--bot", choices=["trained", "stand-in"], default="trained")
    given = vars(parser.parse_args(argv))
    return Plan(stand_in=given.pop("bot") == "stand-in", **given)


def main(argv: list[str]) -> int:
    try:
        plan = plan_from(argv)
        print("Starting the processes …", flush=True)
        with running(VAR, stand_in=plan.stand_in) as city:
            accounts = made(plan.agents, city.settings)
            print(f"{plan.citizens} citizens, {plan.agents} agents, {plan.minutes:g} minutes …", flush=True)
            outcome = asyncio.run(soaked(plan, city, lambda line: print(line, flush=True), accounts))
    except (PlanRefusedError, NothingToSoakError, AccountRefusedError, NotReadyError, TimeoutError) as error:
        print(f"The soak cannot go on: {error}")
        return REFUSED
    print(table(plan, outcome, city.bot))
    if outcome.wrong:
        (VAR / "wrong.json").write_text(json.dumps(outcome.wrong, default=sorted, indent=1), "utf8")
        print(f"What is wrong, conversation by conversation and without a word of text: {VAR / 'wrong.json'}")
    print(as_json(plan, outcome))
    return exit_code(plan, outcome)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
