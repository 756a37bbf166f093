"""Train the one model for both languages: `python bot/train.py --out var/models/<fingerprint>.tar.gz`."""

import argparse
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]


class TrainingFailedError(RuntimeError):
    """Rasa ended its training without a model; it has logged why."""


def main() -> None:
    given = arguments()
    sys.path.insert(0, str(CHECKOUT))
    train(CHECKOUT, given.out, given.config, given.nlu)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="the model's file, ending in .tar.gz")
    parser.add_argument("--config", type=Path, default=CHECKOUT / "bot" / "config.yml")
    parser.add_argument("--nlu", type=Path, default=CHECKOUT / "data" / "nlu", help="the folder of training sentences")
    return parser.parse_args()


def train(checkout: Path, out: Path, config: Path, nlu: Path) -> None:
    """Leave the model in `out`, or raise and leave nothing there."""
    from bot.lean.tensorflow import leave_tensorflow_out
    from bot.quiet import log_at_info, quiet

    quiet()
    leave_tensorflow_out()
    log_at_info()
    import rasa.model_training

    data = [nlu, *(checkout / "data" / part for part in ("rules", "stories"))]
    result = rasa.model_training.train(
        domain=str(checkout / "bot" / "domain"),
        config=str(config),
        training_files=[str(folder) for folder in data],
        output=str(out.parent),
        fixed_model_name=out.name,
        force_training=True,
    )
    if result.code != 0 or result.model is None:
        raise TrainingFailedError("Rasa trained no model")


if __name__ == "__main__":
    main()
