"""A process of a bench's own: started, asked whether it is ready, weighed and stopped."""

import re
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx

from launch.city import ROOT

READY_WITHIN_S = 300.0


@contextmanager
def process(
    argv: Sequence[str], env: Mapping[str, str], log: Path, ready: str, headers: Mapping[str, str] | None = None
) -> Iterator[int]:
    """Give the pid of a process that answers 200 at `ready`; its output goes to `log`."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as out, subprocess.Popen(argv, env=dict(env), cwd=ROOT, stdout=out, stderr=out) as started:
        try:
            _wait(started, ready, dict(headers or {}), log)
            yield started.pid
        finally:
            started.terminate()


def memory_mb(pid: int) -> float:
    """Resident memory of one process, in MB."""
    status = Path(f"/proc/{pid}/status").read_text("utf8")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    if found is None:
        raise ValueError(f"no resident memory is told for process {pid}")
    return int(found.group(1)) / 1024


def _wait(started: subprocess.Popen[bytes], ready: str, headers: dict[str, str], log: Path) -> None:
    deadline = time.monotonic() + READY_WITHIN_S
    while time.monotonic() < deadline and started.poll() is None:
        try:
            if httpx.get(ready, headers=headers, timeout=5, trust_env=False).status_code == httpx.codes.OK:
                return
        except httpx.HTTPError:
            time.sleep(0.3)
    raise RuntimeError(f"not ready, see {log}")
