"""A hash of all that a trained model depends on, so that nothing is trained when nothing has changed.

Standard library only: the launcher, on another Python, asks for it as well.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

READ = (
    "data/nlu/**/*.yml",
    "data/rules/**/*.yml",
    "data/stories/**/*.yml",
    "data/facts/places.yml",
    "data/facts/local_archives.yml",
    "data/facts/authorities.yml",
    "bot/domain/**/*.yml",
    "bot/patterns/*.yml",
    "bot/config.yml",
    "bot/requirements.lock",
    "bot/components/**/*.py",
)
LENGTH = 16


def fingerprint(checkout: Path) -> str:
    """Sixteen hexadecimal digits, the same wherever the checkout stands."""
    digest = hashlib.sha256()
    for file in read_files(checkout):
        name = file.relative_to(checkout).as_posix().encode()
        digest.update(b"%d %s %d\n" % (len(name), name, file.stat().st_size))
        digest.update(file.read_bytes())
    return digest.hexdigest()[:LENGTH]


def read_files(checkout: Path) -> Iterator[Path]:
    return (file for pattern in READ for file in sorted(checkout.glob(pattern)) if file.is_file())
