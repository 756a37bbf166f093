"""The transcripts, read when all is quiet, and laid beside the journals."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from soak.agent import Agent
from soak.citizen import Citizen
from soak.compare import Counts, answers_to, compared, total
from soak.journal import Journal, Line


@dataclass
class Read:
    """Transcripts by conversation; and those with something wrong in them, beside what was written down of them."""

    transcripts: dict[str, list[Line]] = field(default_factory=dict)
    wrong: list[dict[str, Any]] = field(default_factory=list)

    def compared(self, citizens: Iterable[Citizen], agents: Iterable[Agent], now: float) -> Counts:
        desk = list(agents)
        for agent in desk:
            agent.put_down()
        return total([self._one(each, desk, now) for each in citizens if each.path])

    def _one(self, citizen: Citizen, desk: list[Agent], now: float) -> Counts:
        journal, transcript = with_staff(citizen, desk), self.transcripts[citizen.conversation_id]
        counts = compared(journal, transcript, now)
        if not counts.clean:
            told = {"conversation": citizen.conversation_id, "counts": counts.as_json(), "journal": asdict(journal)}
            self.wrong.append({**told, "transcript": [asdict(line) for line in transcript]})
        return counts

    def waits_s(self, citizens: Iterable[Citizen]) -> list[float]:
        """From each message to its answer, by the transcript."""
        waits = []
        for citizen in citizens:
            transcript = self.transcripts.get(citizen.conversation_id, [])
            answers = [(line, answered_at(line, transcript)) for line in sent_lines(citizen, transcript)]
            waits += [max(0.0, at - line.at) for line, at in answers if at is not None]
        return waits


async def answered(citizens: Iterable[Citizen], clock: Callable[[], float], longest_s: float) -> None:
    """Return when all that was acknowledged is answered, or it is too late for an answer."""
    deadline = clock() + longest_s
    waiting = [citizen for citizen in citizens if citizen.path]
    while waiting and clock() < deadline:
        waiting = [citizen for citizen in waiting if is_owed(citizen, await citizen.transcript())]
        await asyncio.sleep(1 if waiting else 0)


async def read_all(citizens: Iterable[Citizen]) -> Read:
    """Once nobody writes any more."""
    return Read({citizen.conversation_id: await citizen.transcript() for citizen in citizens if citizen.path})


def is_owed(citizen: Citizen, transcript: list[Line]) -> bool:
    return any(answered_at(line, transcript) is None for line in sent_lines(citizen, transcript))


def sent_lines(citizen: Citizen, transcript: Iterable[Line]) -> list[Line]:
    """The lines of the transcript that were acknowledged."""
    sent = {each.client_message_id for each in citizen.journal.sent}
    return [line for line in transcript if line.client_message_id in sent]


def answered_at(asked: Line, transcript: Iterable[Line]) -> float | None:
    return min((line.at for line in transcript if answers_to(line, asked)), default=None)


def with_staff(citizen: Citizen, agents: Iterable[Agent]) -> Journal:
    """The conversation's journal, with what every agent wrote down of it."""
    notes = [agent.notes[citizen.conversation_id] for agent in agents if citizen.conversation_id in agent.notes]
    return replace(
        citizen.journal,
        tried=citizen.journal.tried.union(*(each.tried for each in notes)),
        sent_by_staff=sorted((sent for each in notes for sent in each.sent), key=lambda sent: sent.at),
        held=[held for each in notes for held in each.held],
    )
