"""What a pipeline's understanding of a whole set comes to."""

import statistics
from collections.abc import Sequence
from typing import Any, Optional

from bot.measure.sets import OUT_OF_SCOPE, Example, Mark
from bot.measure.understanding import Understood

REFUSED = frozenset({"not_understood", "nlu_fallback"})
WARM_UP = 20


def marked(examples: Sequence[Example], understood: Sequence[Understood]) -> dict[str, Any]:
    """In-scope accuracy at the pipeline's own threshold: a line refused is wrong, one asked back counts with its
    likeliest intent. Times leave the first lines out, which warm the process up.
    """
    named = [intent_of(found) for found in understood]
    pairs = [(example.intent, name) for example, name in zip(examples, named, strict=True)]
    inside = [wanted == name for wanted, name in pairs if wanted != OUT_OF_SCOPE]
    outside = [name is None for wanted, name in pairs if wanted == OUT_OF_SCOPE]
    taken = sorted(1000 * found.seconds for found in understood[WARM_UP:] or understood)
    return {
        "accuracy": share(inside),
        "oos_recall": share(outside),
        "entity_f1": entity_f1([example.marks for example in examples], [marks_of(found) for found in understood]),
        "parse_p50_ms": round(statistics.median(taken), 2) if taken else None,
        "parse_p95_ms": round(taken[int(0.95 * len(taken))], 2) if taken else None,
    }


def intent_of(found: Understood) -> Optional[str]:
    """None when it was refused as out of scope."""
    if found.name in REFUSED:
        return None
    return found.ranked[0][0] if found.name == "ask_back" else found.name


def marks_of(found: Understood) -> frozenset[Mark]:
    return frozenset((mark["start"], mark["end"], mark["entity"]) for mark in found.entities)


def share(right: Sequence[bool]) -> Optional[float]:
    return round(sum(right) / len(right), 4) if right else None


def entity_f1(wanted: Sequence[frozenset[Mark]], found: Sequence[frozenset[Mark]]) -> Optional[float]:
    """Micro F1 of spans right in both ends and in name; None when nothing is wanted."""
    hits = sum(len(own & other) for own, other in zip(wanted, found, strict=True))
    total = sum(map(len, wanted)) + sum(map(len, found))
    return round(2 * hits / total, 4) if any(wanted) else None
