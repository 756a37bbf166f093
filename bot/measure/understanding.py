"""A trained model's understanding by itself, as the served bot has it: no policies, no actions, no store."""

import asyncio
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.components.sources import CHECKOUT
from bot.fingerprint import fingerprint


@dataclass(frozen=True)
class Understood:
    """`name` is the intent that was settled on; `ranked` are names with their probability, the likeliest first."""

    name: str
    ranked: tuple[tuple[str, float], ...]
    entities: tuple[dict[str, Any], ...]
    seconds: float


def todays_model() -> Path:
    """The one of today's data and pipeline."""
    return CHECKOUT / "var" / "models" / f"{fingerprint(CHECKOUT)}.tar.gz"


class Understanding:
    def __init__(self, model: Path) -> None:
        from rasa.core.agent import Agent

        processor = Agent.load(model).processor
        if processor is None:
            raise FileNotFoundError(model)
        self._processor = processor

    def of(self, text: str, language: str) -> Understood:
        started = time.perf_counter()
        parsed = asyncio.run(self.parsed(text, language))
        seconds = time.perf_counter() - started
        ranked = tuple((guess["name"], guess["confidence"]) for guess in parsed.get("intent_ranking") or [])
        name = str((parsed.get("intent") or {}).get("name"))
        return Understood(name, ranked, tuple(parsed.get("entities") or []), seconds)

    async def parsed(self, text: str, language: str) -> dict[str, Any]:
        """As Rasa says it."""
        from rasa.core.channels.channel import UserMessage

        from bot.incoming import escaped

        return dict(await self._processor.parse_message(UserMessage(escaped(text), metadata={"language": language})))


def lean() -> None:
    """To be called before Rasa is imported: what `bot/serve.py` does to the process."""
    from bot.lean.tensorflow import leave_tensorflow_out
    from bot.quiet import log_at_info, quiet

    quiet()
    leave_tensorflow_out()
    log_at_info()
    from bot.lean.mend import apply
    from bot.lean.mends import MENDS

    apply(MENDS)
