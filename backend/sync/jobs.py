"""Every job there is, in the order in which they are run."""

from backend.clients.doors import Doors
from backend.events.jobs import CityEventsJob, LibraryEventsJob
from backend.sync.job import SyncJob


def jobs_of(doors: Doors) -> tuple[SyncJob, ...]:
    return (LibraryEventsJob(doors["dpl_cms"]), CityEventsJob(doors["event_database"]))
