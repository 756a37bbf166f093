"""The secrets that the processes ask of each other: made once, kept in a file that only the owner reads."""

import json
import secrets
from pathlib import Path

NAMES = ("BOT_SECRET", "ACTIONS_SECRET", "ADMIN_SECRET", "DESK_SECRET")


def secrets_in(folder: Path) -> dict[str, str]:
    """Read the secrets kept in `folder`; what is missing is made and kept."""
    file = folder / "secrets.json"
    kept: dict[str, str] = json.loads(file.read_text("utf8")) if file.exists() else {}
    complete = {name: kept.get(name) or secrets.token_urlsafe(32) for name in NAMES}
    if complete != kept:
        file.touch(mode=0o600)
        file.write_text(json.dumps(complete, indent=2), "utf8")
    return complete
