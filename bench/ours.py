"""Our own side of the benches: the bot trained on the same sentences, and the gateway before it."""

import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from bench.process import process
from launch.city import BOT_PYTHON, ROOT
from launch.ports import LOOPBACK, Ports


def train_ours(var: Path, sentences: Path) -> tuple[Path, float]:
    """Train our pipeline on the sentences with our own command; give the model and the seconds, start to end."""
    model = var / "ours.tar.gz"
    argv = [str(BOT_PYTHON), str(ROOT / "bot" / "train.py"), "--out", str(model), "--nlu", str(sentences)]
    started = time.perf_counter()
    with (var / "train-ours.log").open("wb") as log:
        subprocess.run(argv, cwd=ROOT, stdout=log, stderr=log, check=True)
    return model, time.perf_counter() - started


def start_ours(model: Path, ports: Ports, settings: Mapping[str, str], var: Path) -> AbstractContextManager[int]:
    argv = (str(BOT_PYTHON), str(ROOT / "bot" / "serve.py"), "--model", str(model), "--port", str(ports.bot))
    headers = {"Authorization": f"Bearer {settings['BOT_SECRET']}"}
    ready = f"http://{LOOPBACK}:{ports.bot}/webhooks/borgerchat/health"
    return process(argv, settings, var / "logs" / "bot.log", ready, headers)


def start_gateway(ports: Ports, settings: Mapping[str, str], var: Path) -> AbstractContextManager[int]:
    ready = f"http://{LOOPBACK}:{ports.gateway}/health"
    return process((sys.executable, "-m", "api"), settings, var / "logs" / "gateway.log", ready)
