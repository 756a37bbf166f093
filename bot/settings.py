"""The bot's settings, from the environment."""

import os
from pathlib import Path

from pydantic import BaseSettings, Field, SecretStr

CHECKOUT = Path(__file__).resolve().parents[1]


class BotSettings(BaseSettings):
    """Names as the launcher sets them. Both secrets are needed always: there is no default worth having."""

    bot_secret: SecretStr = Field(min_length=16)
    actions_secret: SecretStr = Field(min_length=16)
    actions_url: str = "http://127.0.0.1:5055/webhook"
    tracker_database: str = str(CHECKOUT / "var" / "tracker.db")

    def export(self) -> None:
        """Into the environment, where Rasa's `endpoints.yml` and `credentials.yml` look for them."""
        os.environ.update(
            BOT_SECRET=self.bot_secret.get_secret_value(),
            ACTIONS_SECRET=self.actions_secret.get_secret_value(),
            ACTIONS_URL=self.actions_url,
            TRACKER_DATABASE=self.tracker_database,
        )
