"""What the predictions of an evaluation come to, in numbers. Pure: it reads lines, and knows no model."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Optional

from bot.measure.calibration import Bin, Judged, bins, expected_error
from bot.measure.lines import Line
from bot.measure.marks import entity_f1
from bot.measure.score import Row, mean, score
from bot.measure.sets import Mark

LENGTHS = ((1, 2), (3, 5), (6, 10), (11, 20), (21, 10_000))
MUST_HEAR = ("crisis", "human", "complaint")
WORST = 20
Numbers = dict[str, Any]


def rows(lines: Iterable[Line]) -> list[Row]:
    return [Row.of(line) for line in lines]


def summed(held_out: Sequence[Line], rough: Sequence[Line], pairs: Sequence[Line], doubles: Sequence[Line]) -> Numbers:
    """Everything on one page; shares, and milliseconds."""
    told = score(rows(held_out))
    return {
        **{name: told[name] for name in ("accuracy", "confidently_wrong", "answered", "asked", "abstained", "n")},
        "by_language": told["by_language"],
        "by_topic": told["by_topic"],
        "by_length": by(held_out, length_of),
        "recall": {topic: recall(held_out, topic) for topic in MUST_HEAR},
        "out_of_scope_recognised": mean(row.worth == 1 for row in rows(held_out) if row.topic == "out_of_scope"),
        "span_f1": span_f1(held_out),
        "span_f1_by_entity": span_f1_by_entity(held_out),
        "calibration_error": expected_error(bins(judged(held_out))),
        "ms": {"p50": quantile(held_out, 0.5), "p95": quantile(held_out, 0.95)},
        "rough": falls(held_out, rough),
        "confusables": confusables(pairs),
        "two_questions": two_questions(doubles),
    }


def by(lines: Iterable[Line], group: Callable[[Line], str]) -> dict[str, Numbers]:
    groups: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        groups[group(line)].append(line)
    return {name: {"accuracy": worth(own), "n": len(own)} for name, own in sorted(groups.items())}


def worth(lines: Iterable[Line]) -> float:
    return mean(row.worth for row in rows(lines))


def length_of(line: Line) -> str:
    """In words."""
    words = len(line["text"].split())
    low, high = next((low, high) for low, high in LENGTHS if words <= high)
    return f"{low:>2}–{high}" if high < LENGTHS[-1][1] else f"{low} and more"


def recall(lines: Iterable[Line], topic: str) -> float:
    """The share that is answered with the topic, or offered it."""
    own = [row for row in rows(lines) if row.topic == topic]
    return mean(topic in (row.choices if row.decision == "ask" else (row.prediction,)) for row in own)


def marks(line: Line, name: str) -> frozenset[Mark]:
    return frozenset((mark["start"], mark["end"], mark["entity"]) for mark in line.get(name) or ())


def span_f1(lines: Sequence[Line], entity: Optional[str] = None) -> Optional[float]:
    """Micro F1 of spans right at both ends; of one entity alone when named."""

    def own(line: Line, name: str) -> frozenset[Mark]:
        return frozenset(mark for mark in marks(line, name) if entity in (None, mark[2]))

    return entity_f1([own(line, "entities") for line in lines], [own(line, "spans") for line in lines])


def span_f1_by_entity(lines: Sequence[Line]) -> dict[str, Numbers]:
    count = Counter(mark["entity"] for line in lines for mark in line.get("entities") or ())
    return {entity: {"f1": span_f1(lines, entity), "n": number} for entity, number in count.most_common()}


def judged(lines: Iterable[Line]) -> list[Judged]:
    return [(line["confidence"], line["prediction"] == line["topic"]) for line in lines]


def curves(lines: Sequence[Line]) -> dict[str, list[Bin]]:
    return {name: bins(judged(line for line in lines if line["lang"] == name)) for name in ("da", "en")}


def quantile(lines: Sequence[Line], share: float) -> float:
    taken = sorted(line["ms"] for line in lines)
    return taken[int(share * len(taken))] if taken else 0.0


def falls(held_out: Sequence[Line], rough: Sequence[Line]) -> dict[str, Numbers]:
    """By way: what the same questions were worth as written, and rough."""
    before = {(line["lang"], line["text"], line["topic"]): line for line in held_out}
    groups: dict[str, list[Line]] = defaultdict(list)
    for line in rough:
        groups[line["way"]].append(line)
    return {
        way: {
            "as_written": worth(before[line["lang"], line["as_written"], line["topic"]] for line in own),
            "rough": worth(own),
            "n": len(own),
        }
        for way, own in groups.items()
    }


def confusables(pairs: Sequence[Line]) -> Numbers:
    """`mixed` are those answered, surely, with another topic."""
    wrong = [line for line, row in zip(pairs, rows(pairs), strict=True) if row.confidently_wrong]
    return {
        "accuracy": worth(pairs),
        "n": len(pairs),
        "mixed": [{what: line[what] for what in ("text", "topic", "prediction")} for line in wrong],
    }


def two_questions(doubles: Sequence[Line]) -> Numbers:
    """Right when both are found, in order; a single one is right when it is left whole."""
    two = [[half["topic"] for half in line["halves"]] == line["topics"] for line in doubles if len(line["topics"]) > 1]
    one = [not line["halves"] for line in doubles if len(line["topics"]) == 1]
    return {"both_found": mean(two), "n_two": len(two), "left_whole": mean(one), "n_one": len(one)}


def worst_mixed(lines: Iterable[Line]) -> list[tuple[str, str, int]]:
    """The likeliest topic was another one: wanted, predicted, how often."""
    pairs = Counter((line["topic"], line["prediction"]) for line in lines if line["topic"] != line["prediction"])
    return [(*pair, count) for pair, count in pairs.most_common(WORST)]
