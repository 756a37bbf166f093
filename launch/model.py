"""The trained model: found by the hash of all that it is trained from, trained when that has changed."""

import fcntl
import importlib.util
import subprocess
import time
from pathlib import Path

from launch.city import BOT_PYTHON, ROOT

TELL_EVERY_S = 15.0


class TrainingFailedError(RuntimeError):
    """Training ended with an error; it has told its reason on the terminal."""


def model_path(var: Path) -> Path:
    """Where the model of today's data, domain, pipeline and lock belongs."""
    return var / "models" / f"{fingerprint()}.tar.gz"


def fingerprint() -> str:
    """Call `bot/fingerprint.py`, which both Pythons can read, without importing the bot."""
    spec = importlib.util.spec_from_file_location("fingerprint", ROOT / "bot" / "fingerprint.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError("bot/fingerprint.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return str(module.fingerprint(ROOT))


def ensure_model(var: Path) -> tuple[Path, bool]:
    """Give the model's path, and whether it had to be trained now; of two that want it at once, one trains it."""
    model = model_path(var)
    if model.exists():
        return model, False
    model.parent.mkdir(parents=True, exist_ok=True)
    with (model.parent / "training.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if model.exists():
            return model, False
        argv = [str(BOT_PYTHON), str(ROOT / "bot" / "train.py"), "--out", str(model)]
        if _followed(argv) != 0 or not model.exists():
            raise TrainingFailedError("training failed; the lines above say why")
    return model, True


def _followed(argv: list[str]) -> int:
    """Run it to its end, and tell now and then that it is still at work; its exit code."""
    started = time.monotonic()
    with subprocess.Popen(argv, cwd=ROOT) as training:
        while True:
            try:
                return training.wait(TELL_EVERY_S)
            except subprocess.TimeoutExpired:
                print(
                    f"  still training ({time.monotonic() - started:.0f} s; a few minutes the first time) …", flush=True
                )
