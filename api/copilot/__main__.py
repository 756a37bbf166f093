"""`python -m api.copilot corrections`: what was sent instead of the bot's suggestions."""

import sys

from api.copilot.commands import run
from api.db import conversations_engine
from api.settings import GatewaySettings
from backend.db import sessions
from backend.settings import from_environment


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")


def main() -> int:
    settings = from_environment(GatewaySettings)
    engine = conversations_engine(settings.conversations_database_url)
    code = run(sys.argv[1:], sessions(engine), _say)
    engine.dispose()
    return code


if __name__ == "__main__":
    sys.exit(main())
