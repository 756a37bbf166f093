"""What the action server reads from its environment."""

from typing import Self

from pydantic import Field, SecretStr, model_validator

from backend.settings import CitySettings

SHORTEST_SECRET = 16


class ActionsSettings(CitySettings):
    """The city's settings, the port on loopback, and the secret that the bot must show."""

    actions_port: int = Field(default=5055, ge=1, le=65535)
    actions_secret: SecretStr = SecretStr("local-actions-secret")

    @model_validator(mode="after")
    def _a_real_secret_in_production(self) -> Self:
        if not self.actions_secret.get_secret_value():
            raise ValueError("ACTIONS_SECRET is empty: set it to the same words for the bot and the actions")
        if self.production and not self._is_own_secret():
            raise ValueError(f"PRODUCTION wants an ACTIONS_SECRET of your own, {SHORTEST_SECRET} characters or more")
        return self

    def _is_own_secret(self) -> bool:
        secret = self.actions_secret.get_secret_value()
        default = type(self).model_fields["actions_secret"].default.get_secret_value()
        return len(secret) >= SHORTEST_SECRET and secret != default
