"""The transcripts, read when all is quiet, and laid beside the journals."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from soak.agent import Agent
from soak.citizen import Citizen
from soak.compare import Counts, answers_to, compared, total
from soak.journal import Journal, Line


@dataclass
class Read:
    """Transcripts by conversation."""

    transcripts: dict[str, list[Line]] = field(default_factory=dict)

    def compared(self, citizens: Iterable[Citizen], agents: Iterable[Agent], now: float) -> Counts:
        desk = list(agents)
        for agent in desk:
            agent.put_down()
        return total(
            compared(with_staff(each, desk), self.transcripts[each.conversation_id], now)
            for each in citizens
            if each.path
        )

    def waits_s(self, citizens: Iterable[Citizen]) -> list[float]:
        """From each message to its answer, by the transcript."""
        waits = []
        for citizen in citizens:
            transcript = self.transcripts.get(citizen.conversation_id, [])
            answers = [(line, answered_at(line, transcript)) for line in sent_lines(citizen, transcript)]
            waits += [max(0.0, at - line.at) for line, at in answers if at is not None]
        return waits


async def settled(citizens: Iterable[Citizen], clock: Callable[[], float], longest_s: float) -> Read:
    """Read until all is answered, or it is too late for an answer."""
    read, deadline = Read(), clock() + longest_s
    waiting = [citizen for citizen in citizens if citizen.path]
    while waiting:
        owed = []
        for citizen in waiting:
            transcript = await citizen.transcript()
            read.transcripts[citizen.conversation_id] = transcript
            if any(answered_at(line, transcript) is None for line in sent_lines(citizen, transcript)):
                owed.append(citizen)
        waiting = owed if clock() < deadline else []
        await asyncio.sleep(1 if waiting else 0)
    return read


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
