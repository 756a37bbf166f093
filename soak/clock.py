"""`python -m soak.clock SECONDS MODULE`: run a module with the city's clock so many seconds before the world's.

`NOW` alone would start the clock anew with each process: what is killed must come back to the same time.
"""

import datetime as dt
import os
import runpy
import sys

OFFICE_HOURS = dt.datetime.fromisoformat("2026-11-24T10:00+01:00")


def ahead_s(now: dt.datetime) -> int:
    """Seconds from now to a morning on which the queues for a person are open."""
    return round((OFFICE_HOURS - now).total_seconds())


if __name__ == "__main__":
    shifted = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=float(sys.argv[1]))
    os.environ["NOW"] = shifted.isoformat()
    module = sys.argv[2]
    del sys.argv[1:3]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
