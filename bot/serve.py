"""Serve a trained model on loopback: `python bot/serve.py --model var/models/<fingerprint>.tar.gz --port 5005`."""

import argparse
import logging
import sys
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[1]
LOOPBACK = "127.0.0.1"
LARGEST_BODY = 100_000
LONGEST_ANSWER_SECONDS = 60


def main() -> None:
    given = arguments()
    sys.path.insert(0, str(CHECKOUT))
    from bot.quiet import log_at_info, quiet

    quiet()
    from bot.lean.tensorflow import leave_tensorflow_out
    from bot.settings import BotSettings

    BotSettings().export()
    leave_tensorflow_out()
    log_at_info()
    serve(given.model, given.port)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--port", type=int, default=5005)
    return parser.parse_args()


def serve(model: Path, port: int) -> None:
    app = application(model, CHECKOUT / "bot" / "endpoints.yml", CHECKOUT / "bot" / "credentials.yml")
    logging.getLogger(__name__).info("The bot listens on %s:%s", LOOPBACK, port)
    app.run(host=LOOPBACK, port=port, workers=1, access_log=False, motd=False, debug=False)


def application(model: Path, endpoints: Path, credentials: Path) -> Any:
    """The HTTP application with its model loaded. Raises when the model cannot be loaded, or Rasa is another."""
    from bot.lean.mend import apply
    from bot.lean.mends import MENDS

    apply(MENDS)
    from rasa.core.channels import channel
    from rasa.core.run import create_http_input_channels
    from sanic import Sanic

    app = Sanic("borgerchat_bot", configure_logging=False)
    app.config.update(
        REQUEST_MAX_SIZE=LARGEST_BODY,
        RESPONSE_TIMEOUT=LONGEST_ANSWER_SECONDS,
        KEEP_ALIVE_TIMEOUT=75,
        FALLBACK_ERROR_FORMAT="json",
    )
    trackers, app.ctx.agent = agent(model, endpoints)
    app.ctx.trackers = trackers
    channel.register(create_http_input_channels(None, str(credentials)), app, route="/webhooks/")
    return app


def agent(model: Path, endpoints: Path) -> tuple[Any, Any]:
    """The tracker store, and Rasa's agent around it, without an event broker."""
    from rasa.core.agent import Agent
    from rasa.core.tracker_store import TrackerStore
    from rasa.core.utils import AvailableEndpoints

    read = AvailableEndpoints.read_endpoints(str(endpoints))
    trackers = TrackerStore.create(read.tracker_store)
    return trackers, Agent.load(model, tracker_store=trackers, action_endpoint=read.action)


if __name__ == "__main__":
    main()
