"""What this process knows of the bot."""

from dataclasses import dataclass


@dataclass
class BotState:
    """`down` is None until the bot has been heard of once."""

    down: bool | None = None
    model: str = ""

    @property
    def is_up(self) -> bool:
        """Worth asking: it answered last time, or has never been asked."""
        return not self.down
