"""`python -m api.content off --topic passport_renew --by "duty editor" --reason "wrong fee"`: the switch by hand."""

import sys

from api.content.access import ContentParts
from api.content.commands import run
from api.rendering.catalogue import Texts
from api.settings import GatewaySettings
from backend.clock import clock_from
from backend.db import engine_for, sessions
from backend.settings import from_environment


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")


def main() -> int:
    settings = from_environment(GatewaySettings)
    engine = engine_for(settings.conversations_database_url)
    parts = ContentParts(
        sessions(engine), Texts.load(settings.texts_folder), clock_from(settings), settings.admin_secret
    )
    code = run(sys.argv[1:], parts, _say)
    engine.dispose()
    return code


if __name__ == "__main__":
    sys.exit(main())
