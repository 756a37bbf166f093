"""The page's own files, under an address that changes with what they hold, so that browsers may keep them for ever."""

import gzip
import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

STYLES = ("tokens.css", "pages/base.css", "components/**/*.css", "pages/print.css")
SERVED = (".js", ".svg", ".css")
STYLE = "page.css"
DESK = "desk/"
DESK_STYLE = "desk.css"
DESK_STYLES = (
    "tokens.css",
    "pages/base.css",
    "components/button/*.css",
    "components/card/*.css",
    "components/listing/*.css",
    "components/message/*.css",
    "components/sources/*.css",
    "desk/**/*.css",
)


@dataclass(frozen=True)
class Asset:
    content: bytes
    gzipped: bytes
    media_type: str


@dataclass(frozen=True)
class Assets:
    """All files by their path below `web/`; the styles joined as `page.css` and `desk.css`. `version` is a hash."""

    files: Mapping[str, Asset]
    version: str

    @classmethod
    def load(cls, folder: Path) -> "Assets":
        """Read the folder once; FileNotFoundError if the styles are not there."""
        paths = sorted(path for path in folder.rglob("*") if path.suffix in SERVED)
        files = {path.relative_to(folder).as_posix(): _asset(path.name, path.read_bytes()) for path in paths}
        files[STYLE] = _asset(STYLE, _styles(folder, STYLES))
        files[DESK_STYLE] = _asset(DESK_STYLE, _styles(folder, DESK_STYLES))
        digest = hashlib.sha256()
        for name, asset in sorted(files.items()):
            digest.update(name.encode() + b"\0" + asset.content + b"\0")
        return cls(files, digest.hexdigest()[:16])

    def url(self, name: str) -> str:
        """KeyError for a file that is not there: a template's slip is seen at once."""
        if name not in self.files:
            raise KeyError(name)
        return f"/web/{self.version}/{name}"

    @property
    def modules(self) -> list[str]:
        """Of the citizen's page."""
        return [self.url(name) for name in self._scripts if not name.startswith(DESK)]

    @property
    def desk_modules(self) -> list[str]:
        """Of the desk alone; what it shares with the citizen's page is fetched as it is met."""
        return [self.url(name) for name in self._scripts if name.startswith(DESK)]

    @property
    def _scripts(self) -> list[str]:
        return [name for name in self.files if name.endswith(".js")]


def _asset(name: str, content: bytes) -> Asset:
    media_type = "text/javascript" if name.endswith(".js") else mimetypes.guess_type(name)[0]
    return Asset(content, gzip.compress(content, mtime=0), media_type or "application/octet-stream")


def _styles(folder: Path, patterns: tuple[str, ...]) -> bytes:
    """Tokens first, then what all pages share, then the components."""
    paths = dict.fromkeys(path for pattern in patterns for path in sorted(folder.glob(pattern)))
    if not paths:
        raise FileNotFoundError(folder / patterns[0])
    return b"\n".join(path.read_bytes() for path in paths)
