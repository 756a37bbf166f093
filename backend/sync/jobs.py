"""Every job there is, in the order in which they are run."""

from backend.articles.job import ArticlesJob
from backend.articles.watched import watched_articles
from backend.clients.doors import Doors
from backend.events.jobs import CityEventsJob, LibraryEventsJob
from backend.places.synced.job import OpeningHoursJob
from backend.sync.job import SyncJob


def jobs_of(doors: Doors) -> tuple[SyncJob, ...]:
    return (
        OpeningHoursJob(doors["dpl_cms"]),
        LibraryEventsJob(doors["dpl_cms"]),
        CityEventsJob(doors["event_database"]),
        ArticlesJob(doors["borgerdk"], watched_articles()),
    )
