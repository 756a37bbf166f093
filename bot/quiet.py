"""What a process of ours says: little, and never a citizen's words."""

import logging
import os

NOISY = ("sanic.access", "apscheduler", "asyncio", "spacy", "rasa.engine.training", "rasa.engine.graph")
OLD_LIBRARIES = ("DeprecationWarning", "FutureWarning", "MovedIn20Warning")


def quiet() -> None:
    """To be called before Rasa is imported: telemetry off, no progress bars, no libraries complaining of each other."""
    os.environ.update(
        RASA_TELEMETRY_ENABLED="false", SQLALCHEMY_SILENCE_UBER_WARNING="1", TQDM_DISABLE="1", LOG_LEVEL="INFO"
    )
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s", force=True)
    logging.captureWarnings(capture=True)
    logging.getLogger("py.warnings").addFilter(
        lambda record: not any(old in record.getMessage() for old in OLD_LIBRARIES)
    )
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)


def log_at_info() -> None:
    """Rasa's debug lines hold whole messages, and structlog writes them unless told otherwise."""
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.INFO)
