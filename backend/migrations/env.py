from typing import cast

from alembic import context
from sqlalchemy import Connection

from backend.articles import models as articles
from backend.db import Base
from backend.events import models as events
from backend.facts import models as facts
from backend.places import models as places
from backend.places.synced import models as synced_hours
from backend.search import models as search
from backend.services import models as services
from backend.sync import models as sync

VERSION_TABLE = "city_version"
TABLES = (articles, events, facts, places, search, services, sync, synced_hours)

connection = cast("Connection", context.config.attributes["connection"])
context.configure(
    connection=connection, target_metadata=Base.metadata, version_table=VERSION_TABLE, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
