"""The trained model: found by the hash of all that it is trained from, trained when that has changed."""

import importlib.util
import subprocess
from pathlib import Path

from launch.city import BOT_PYTHON, ROOT


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
    """Give the model's path, and whether it had to be trained now."""
    model = model_path(var)
    if model.exists():
        return model, False
    model.parent.mkdir(parents=True, exist_ok=True)
    argv = [str(BOT_PYTHON), str(ROOT / "bot" / "train.py"), "--out", str(model)]
    if subprocess.run(argv, cwd=ROOT, check=False).returncode != 0 or not model.exists():
        raise TrainingFailedError("training failed; the lines above say why")
    return model, True
