"""What each query scored, and the means of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from bench.evaluate.judged import Judged
from bench.evaluate.ndcg import ndcg
from bench.evaluate.search import Search

Scores = list[tuple[Judged, float]]
GROUPS: dict[str, Callable[[Judged], str]] = {
    "by_language": lambda one: one.language,
    "by_kind": lambda one: one.kind,
    "by_trait": lambda one: one.trait,
}


def scored(search: Search, judged: Iterable[Judged]) -> Scores:
    return [(one, ndcg(search(one.kind, one.asked), one.relevant)) for one in judged]


def mean(scores: Scores) -> float:
    return round(sum(score for _, score in scores) / len(scores), 3)


def grouped(scores: Scores, of: Callable[[Judged], str]) -> dict[str, float]:
    groups: dict[str, Scores] = defaultdict(list)
    for one, score in scores:
        groups[of(one)].append((one, score))
    return {name: mean(group) for name, group in sorted(groups.items())}


def table(runs: dict[str, Scores]) -> str:
    """A line for each run, its means over all queries and over each group."""
    first = next(iter(runs.values()))
    names = ["all", *(name for of in GROUPS.values() for name in grouped(first, of))]
    lines = [f"{'nDCG@5':24}" + "".join(f"{name:>10}" for name in names)]
    for run, scores in runs.items():
        means = [mean(scores), *(value for of in GROUPS.values() for value in grouped(scores, of).values())]
        lines.append(f"{run:24}" + "".join(f"{value:10.3f}" for value in means))
    return "\n".join(lines)
