"""Every job there is, in the order in which they are run."""

from backend.clients.doors import Doors
from backend.sync.job import SyncJob


def jobs_of(doors: Doors) -> tuple[SyncJob, ...]:  # noqa: ARG001 - the first jobs come with their subjects
    return ()
