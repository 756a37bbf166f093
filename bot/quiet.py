"""What a process of ours says: little, and never a citizen's words."""

import logging
import os

NOISY = ("sanic.access", "apscheduler", "asyncio", "spacy", "rasa.engine.training", "rasa.engine.graph")
UNHELPFUL = (
    "DeprecationWarning",
    "FutureWarning",
    "MovedIn20Warning",
    "Slot auto-fill has been removed",
    "does not include an entity extractor trained on your training data",
)


def quiet() -> None:
    """To be called before Rasa is imported: telemetry off; progress bars off, which Rasa ties to LOG_LEVEL."""
    os.environ.update(RASA_TELEMETRY_ENABLED="false", SQLALCHEMY_SILENCE_UBER_WARNING="1", LOG_LEVEL="WARNING")
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s", force=True)
    logging.captureWarnings(capture=True)
    logging.getLogger("py.warnings").addFilter(worth_saying)
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)


def worth_saying(record: logging.LogRecord) -> bool:
    return not any(said in record.getMessage() for said in UNHELPFUL)


def log_at_info() -> None:
    """Rasa's debug lines hold whole messages, and structlog writes them unless told otherwise."""
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.INFO)
