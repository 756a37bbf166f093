"""Nudges: tell who waits that there may be something new. The database is the truth; a lost nudge costs time only."""
