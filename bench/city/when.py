"""The moment at which the bench's city stands: a Tuesday morning."""

import datetime as dt

from backend.clock import COPENHAGEN

NOW = dt.datetime(2026, 11, 24, 11, 0, tzinfo=COPENHAGEN)
