"""What a run of all jobs did, as a table for whoever runs it by hand."""

from collections.abc import Iterable

from backend.sync.service import Outcome

HEAD = ("job", "result", "added", "changed", "removed", "unchanged", "no use")


def table(outcomes: Iterable[Outcome]) -> str:
    """One row a job, the reason of a failure below it."""
    rows = [HEAD, *(_row(outcome) for outcome in outcomes)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def _row(outcome: Outcome) -> tuple[str, ...]:
    changes = outcome.changes
    counts = (changes.added, changes.changed, changes.removed, changes.unchanged, outcome.rejected)
    return (outcome.job, outcome.result, *map(str, counts))
