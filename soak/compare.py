"""A journal beside its transcript: what was lost, doubled, out of order, or owned twice. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise

from soak.journal import Held, Journal, Line, Sent, Stream

LONGEST_SILENCE_S = 60.0
NO_ANSWER = "gateway.bot_down"


@dataclass(frozen=True)
class Counts:
    lost: int = 0
    doubled: int = 0
    disordered: int = 0
    double_owners: int = 0
    longest_silence_s: float = 0
    messages: int = 0

    @property
    def clean(self) -> bool:
        return not (self.lost or self.doubled or self.disordered or self.double_owners)

    def as_json(self) -> dict[str, float]:
        return {**asdict(self), "longest_silence_s": round(self.longest_silence_s, 1)}


def total(counts: Iterable[Counts]) -> Counts:
    """The sums, and the longest silence of all."""
    every = list(counts)
    return Counts(
        lost=sum(each.lost for each in every),
        doubled=sum(each.doubled for each in every),
        disordered=sum(each.disordered for each in every),
        double_owners=sum(each.double_owners for each in every),
        longest_silence_s=max((each.longest_silence_s for each in every), default=0),
        messages=sum(each.messages for each in every),
    )


def compared(journal: Journal, transcript: Sequence[Line], now: float) -> Counts:
    """`now` is when the transcript was read: who has waited since then without an answer has waited until then."""
    written = {line.client_message_id: line for line in transcript if line.client_message_id}
    present = [sent for sent in journal.sent if sent.client_message_id in written]
    silences = [silence(written[sent.client_message_id], sent.at, transcript, now) for sent in present]
    unanswered = sum(1 for one, answered in silences if one > LONGEST_SILENCE_S or not answered)
    return Counts(
        lost=absent(journal.sent, written) + absent(journal.sent_by_staff, written) + unanswered,
        doubled=doubled(journal, transcript) + sum(repeated(stream) for stream in journal.streams),
        disordered=disordered(journal, transcript, written) + sum(jumped(stream) for stream in journal.streams),
        double_owners=sum(1 for _ in twice_held(journal.held)),
        longest_silence_s=max((one for one, _ in silences), default=0),
        messages=len(journal.sent) + len(journal.sent_by_staff),
    )


def absent(sent: Iterable[Sent], written: Mapping[str, Line]) -> int:
    return len({each.client_message_id for each in sent} - set(written))


def silence(line: Line, acknowledged: float, transcript: Sequence[Line], now: float) -> tuple[float, bool]:
    """Seconds from the acknowledgement to the answer; or until now, and that there is none."""
    answers = [each.at for each in transcript if answers_to(each, line)]
    return max(0.0, (min(answers) if answers else now) - acknowledged), bool(answers)


def answers_to(line: Line, asked: Line) -> bool:
    """The bot's answer to it; or, where a person has the conversation, the next thing said by them or about them."""
    if line.author == "bot":
        return line.reply_to == asked.seq
    by_person = line.author == "staff" or (line.author == "system" and (line.key or "").startswith("handover."))
    return by_person and line.seq > asked.seq


def doubled(journal: Journal, transcript: Sequence[Line]) -> int:
    """Messages that stand there twice, that nobody sent, or that were answered twice by the bot."""
    ids = Counter(line.client_message_id for line in transcript if line.client_message_id)
    strangers = sum(count for client_id, count in ids.items() if client_id not in journal.tried)
    again = sum(count - 1 for client_id, count in ids.items() if client_id in journal.tried)
    answers = Counter(line.reply_to for line in transcript if line.author == "bot" and line.reply_to)
    return strangers + again + sum(count - 1 for count in answers.values())


def disordered(journal: Journal, transcript: Sequence[Line], written: Mapping[str, Line]) -> int:
    """Numbers that do not follow each other; messages, or answers, in another order than they were sent."""
    gaps = falling([line.seq for line in transcript], step=1)
    moved = 0
    for sent in (journal.sent, journal.sent_by_staff):
        found = [written[each.client_message_id].seq for each in sent if each.client_message_id in written]
        moved += falling(found)
    answers = [line.reply_to for line in transcript if line.author == "bot" and line.reply_to]
    return gaps + moved + falling(answers)


def falling(numbers: Sequence[int], step: int | None = None) -> int:
    """How often one number is smaller than the one before it; with a step, how often it is not the next."""
    return sum(1 for one, two in pairwise(numbers) if (two != one + step if step else two < one))


def repeated(stream: Stream) -> int:
    """Numbers told again that had been told before, on this connection or before it."""
    fresh = {seq for seq in stream.seqs if seq > stream.after}
    return len(stream.seqs) - len(fresh)


def jumped(stream: Stream) -> int:
    """Numbers told out of turn: not each once after the other, from where the stream was to go on."""
    told = list(dict.fromkeys(seq for seq in stream.seqs if seq > stream.after))
    return falling([stream.after, *told], step=1)


def twice_held(held: Sequence[Held]) -> Iterator[tuple[Held, Held]]:
    """Each pair of agents who held it at one time."""
    ordered = sorted(held, key=lambda each: each.since)
    for number, one in enumerate(ordered):
        for two in ordered[number + 1 :]:
            if two.since >= one.until:
                break
            if two.agent != one.agent:
                yield one, two
