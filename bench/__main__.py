"""`python -m bench [--only NAME]`: a table for people, then one line of JSON by bench name."""

import argparse
import json
import sys
from collections.abc import Callable

from bench import message, search
from bench.city import bench as city
from bench.desk import bench as desk

Figures = dict[str, float]
BENCHES: dict[str, Callable[[], Figures]] = {
    "message": message.run,
    "search": search.run,
    "city": city.run,
    "desk": desk.run,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--only", choices=sorted(BENCHES))
    only = parser.parse_args().only
    found = {name: run() for name, run in BENCHES.items() if only in (None, name)}
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
