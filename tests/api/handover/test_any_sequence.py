"""Whatever happens in whatever order, a conversation has one owner, and everything is told."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.strategies import sampled_from
from sqlalchemy import text

from api.errors import GatewayError
from replies import reply
from tests.api.handover.world import AGENT, ASKED, OTHER_AGENT, World
from tests.api.running import sqlite

AGENTS = sampled_from([AGENT, OTHER_AGENT])
TOLD_FOR = {
    "propose": "offer", "decline": "declined", "consent": "waiting", "leave": "left", "claim": "claimed",
    "transfer": "transferred", "expire": "deadline", "close": "ended", "finish": "finished",
}  # fmt: skip
CITY: list[str] = []


def in_state(*states: str) -> Any:
    return precondition(lambda self: self.world.state(self.citizen)[0] in states)


class AnySequence(RuleBasedStateMachine):
    """Two agents and one citizen; a refusal is as good an outcome as any, a broken promise is not."""

    @initialize(so_far=sampled_from(["bot", "waiting", "human", "human"]))
    def begin(self, so_far: str) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.world = World.on(sqlite(Path(self.folder.name)), CITY[0])
        self.world.comes(AGENT)
        self.world.comes(OTHER_AGENT)
        self.citizen = self.world.citizen()
        if so_far != "bot":
            self.world.queues_up(self.citizen)
        if so_far == "human":
            self.world.claims(AGENT, self.citizen)

    def teardown(self) -> None:
        if hasattr(self, "world"):
            self.world.close()
            self.folder.cleanup()

    def tried(self, deed: Any, *args: Any, **more: Any) -> bool:
        try:
            deed(*args, **more)
        except (GatewayError, StopIteration):
            return False
        return True

    @property
    def it(self) -> str:
        return self.citizen.conversation_id

    @rule(somebody_is_there=sampled_from([True, True, True, False]))
    def asks(self, somebody_is_there: bool) -> None:
        if somebody_is_there:
            self.world.comes(AGENT)
        self.tried(self.world.asks, self.citizen)

    @in_state("proposed")
    @rule(button=sampled_from(["consent", "consent", "consent", "decline"]))
    def answers_the_offer(self, button: str) -> None:
        assert self.tried(self.world.presses, self.citizen, button)

    @rule(button=sampled_from(["consent", "decline", "message", "leave"]))
    def presses_whatever_stands_there(self, button: str) -> None:
        self.tried(self.world.presses, self.citizen, button)

    @rule()
    def leaves(self) -> None:
        waited = self.world.state(self.citizen)[0] == "waiting"
        assert self.tried(self.world.leaves, self.citizen) == waited

    @rule(answer=sampled_from([reply("greet.hello"), ASKED]))
    def writes_and_the_bot_answers_if_it_has_it(self, answer: Any) -> None:
        owner = self.world.state(self.citizen)[1]
        before = self.world.keys(self.citizen).count(answer.key)
        self.tried(self.world.says, self.citizen, "hvad koster et pas")
        answered = self.world.bot_answers(answer)
        assert answered == (owner == "bot")
        assert self.world.keys(self.citizen).count(answer.key) - before == answered

    @in_state("waiting")
    @rule(who=AGENTS)
    def claims(self, who: Any) -> None:
        self.world.heard(who)
        assert self.tried(self.world.claims, who, self.citizen)

    @rule(who=AGENTS)
    def claims_out_of_season(self, who: Any) -> None:
        state, owner = self.world.state(self.citizen)
        claimed = self.tried(self.world.claims, who, self.citizen)
        assert claimed == (state == "waiting" or owner == f"agent:{who.account_id}")

    @in_state("human", "wrap_up")
    @rule(who=AGENTS)
    def staff_writes(self, who: Any) -> None:
        self.world.heard(who)
        owner, guest = self.world.state(self.citizen)[1], self.guest()
        written = self.tried(self.world.writes, who, self.citizen)
        assert written == (owner == f"agent:{who.account_id}" or guest == who.account_id)

    @in_state("human", "wrap_up")
    @rule(who=AGENTS)
    def releases(self, who: Any) -> None:
        self.tried(self.world.gateway.handover.staff.release, who, self.it)

    @in_state("human")
    @rule(who=AGENTS, to=AGENTS, stay=sampled_from([True, False]))
    def transfers(self, who: Any, to: Any, stay: bool) -> None:
        self.world.comes(to)
        self.tried(self.world.gateway.handover.staff.transfer_to_agent, who, self.it, to.account_id, stay=stay)

    @in_state("human", "wrap_up")
    @rule(who=AGENTS, reason=sampled_from(["solved", None]))
    def finishes(self, who: Any, reason: Any) -> None:
        self.tried(self.world.gateway.handover.staff.finish, who, self.it, reason, "bot")

    @rule(who=AGENTS)
    def meddles(self, who: Any) -> None:
        """Whatever an agent does with what is not theirs is refused."""
        staff, before = self.world.gateway.handover.staff, self.world.row(self.citizen)
        if before["owner"] == f"agent:{who.account_id}" or self.guest() == who.account_id:
            return
        assert not self.tried(self.world.writes, who, self.citizen)
        assert not self.tried(staff.release, who, self.it)
        assert not self.tried(staff.finish, who, self.it, "solved", "closed")
        assert not self.tried(staff.transfer_to_agent, who, self.it, OTHER_AGENT.account_id, stay=False)
        assert self.world.row(self.citizen) == before

    @rule(minutes=sampled_from([0.5, 2, 16]))
    def time_passes(self, minutes: float) -> None:
        self.world.time.minutes(minutes)
        self.world.looks()

    @in_state("waiting", "human")
    @rule()
    def restarts(self) -> None:
        before = self.world.row(self.citizen)
        self.world.restart()
        self.world.looks()
        assert self.world.row(self.citizen)["owner"] == before["owner"]

    def guest(self) -> str | None:
        statement = text("SELECT guest_id FROM handovers WHERE conversation_id = :id AND ended_at IS NULL")
        with self.world.gateway.outside.conversations.connect() as connection:
            found: str | None = connection.execute(statement, {"id": self.it}).scalar_one_or_none()
        return found

    @invariant()
    def one_owner_and_every_change_written_down_and_told(self) -> None:
        if not hasattr(self, "world"):
            return
        self.world.assert_sound(self.citizen)
        moves = [each["move"] for each in self.world.transitions(self.citizen)]
        told = self.world.handover_keys(self.citizen)
        for move, key in TOLD_FOR.items():
            assert told.count(key) == moves.count(move), (move, moves, told)

    @invariant()
    def who_waits_has_a_place_and_a_deadline(self) -> None:
        if not hasattr(self, "world"):
            return
        standing = self.world.standing(self.citizen)
        waits = standing.state == "waiting"
        assert (standing.place == 1, standing.deadline is not None) == (waits, waits)
        assert (standing.agent_name is not None) == (standing.state in {"human", "wrap_up"})


@pytest.mark.timeout(280)
def test_any_sequence_keeps_one_owner_and_leaves_nobody_in_silence(city_url: str) -> None:
    CITY[:] = [city_url]
    case = AnySequence.TestCase
    case.settings = settings(
        max_examples=30, stateful_step_count=30, deadline=None, database=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    case("runTest").runTest()
