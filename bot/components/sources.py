"""A hash of all that a component reads beside its own class: Rasa's cache looks at nothing else."""

import hashlib
import inspect
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

CHECKOUT = Path(__file__).resolve().parents[2]


def hash_of(*modules: ModuleType, files: Iterable[Path] = ()) -> str:
    digest = hashlib.sha256()
    for module in modules:
        digest.update(inspect.getsource(module).encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def in_checkout(path: str) -> Path:
    """A path of the configuration: as it is when absolute, else from the checkout's root."""
    return CHECKOUT / path
