"""Load with faults: many citizens and agents, processes killed under them, and afterwards their journals compared."""
