"""How many wait at the counters of Dokk1, and how long they waited."""
