"""The gateway's settings; nothing else of `api/` reads the environment."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, SecretStr, field_validator, model_validator

from backend.settings import CitySettings
from replies.reply import Queue

DATA = Path(__file__).resolve().parent.parent / "data"
Seconds = Annotated[float, Field(gt=0)]
Count = Annotated[int, Field(gt=0)]
Minutes = Annotated[float, Field(gt=0)]
Hours = Annotated[float, Field(gt=0, le=24)]
SHORTEST_SECRET = 16
REDIS_SCHEMES = ("redis://", "rediss://", "unix://")


class GatewaySettings(CitySettings):
    """Limits are counted in each gateway process, but for the queue and tries to sign in, which all share.

    `desk_secret` keys the pseudonyms of those tries; without one a key is made that holds until the process ends.
    `oidc_groups` names the provider's groups one by one, e.g. {"4711": "agent:library"}, beside those with the prefix.
    `public_url` is the address by which browsers reach us, without a slash at its end.
    `redis_url` is for several gateways on one store: each hears at once what is written at the others.
    """

    conversations_database_url: str = "sqlite:///var/conversations.db"
    gateway_host: str = "127.0.0.1"
    gateway_port: Count = 8000
    redis_url: SecretStr | None = None
    texts_folder: Path = DATA / "texts"
    log_level: str = "INFO"

    bot_url: str = "http://127.0.0.1:5005"
    bot_secret: SecretStr = SecretStr("")
    admin_secret: SecretStr = SecretStr("")
    bot_timeout_seconds: Seconds = 10
    bot_in_flight: Count = 32
    bot_connections: Count = 4
    threads: Count = 8
    bot_attempts: Count = 3

    max_text_characters: Count = 2000
    max_body_bytes: Count = 64 * 1024
    messages_per_minute: Count = 15
    conversations_per_address_per_hour: Count = 30
    city_questions_per_minute: Count = 60
    streams_per_conversation: Count = 3
    queue_before_bot: Count = 500
    longest_wait_seconds: Seconds = 30

    lease_seconds: Seconds = 6
    too_old_after_seconds: Seconds = 600
    look_around_seconds: Seconds = 1
    retention_days: Count = 30
    agent_silent_seconds: Seconds = 60

    desk_secret: SecretStr = SecretStr("")
    desk_session_hours: Hours = 12
    desk_idle_minutes: Minutes = 60
    sign_in_tries_per_name: Count = 10
    sign_in_tries_per_address: Count = 50
    sign_in_window_minutes: Minutes = 15
    local_sign_in: bool = True
    oidc_issuer: str | None = None
    oidc_client_id: str = ""
    oidc_client_secret: SecretStr = SecretStr("")
    oidc_scope: str = "openid profile"
    oidc_groups_claim: str = "groups"
    oidc_group_prefix: str = "borgerchat-"
    oidc_groups: dict[str, str] = Field(default_factory=dict)
    oidc_timeout_seconds: Seconds = 5
    public_url: str | None = None
    reading_log_days: Count = 365

    rest_minutes: Annotated[float, Field(gt=0)] = 30
    form_answer_seconds: Annotated[float, Field(ge=0)] = 3

    left_messages_per_hour: Count = 5
    transcripts_per_hour: Count = 3
    queue_mailboxes: Mapping[Queue, str] = Field(default_factory=dict)
    desk_url: str = "http://127.0.0.1:8000/desk"
    smtp_host: str = ""
    smtp_port: Count = 587
    smtp_security: Literal["none", "starttls", "tls"] = "starttls"
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_ca_file: Path | None = None
    mail_from: str = ""
    mail_lease_seconds: Seconds = 120
    mail_first_pause_seconds: Seconds = 15
    mail_longest_pause_seconds: Seconds = 1800
    mails_in_flight: Count = 4

    @field_validator("redis_url")
    @classmethod
    def _of_redis(cls, url: SecretStr | None) -> SecretStr | None:
        if url and not url.get_secret_value():
            return None
        if url and not url.get_secret_value().startswith(REDIS_SCHEMES):
            raise ValueError(f"an address that begins with one of {', '.join(REDIS_SCHEMES)}")
        return url

    @model_validator(mode="after")
    def _refuse_weak_secrets_in_production(self) -> Self:
        secrets = (self.bot_secret, self.admin_secret, self.desk_secret)
        if self.production and min(len(secret.get_secret_value()) for secret in secrets) < SHORTEST_SECRET:
            needed = "BOT_SECRET, ADMIN_SECRET and DESK_SECRET"
            raise ValueError(f"PRODUCTION needs {needed}, {SHORTEST_SECRET} characters or more each")
        return self

    @model_validator(mode="after")
    def _refuse_a_desk_that_nobody_gets_into(self) -> Self:
        if not (self.local_sign_in or self.oidc_issuer):
            raise ValueError("LOCAL_SIGN_IN=false needs OIDC_ISSUER: else nobody could sign in")
        if self.oidc_issuer and not self.oidc_client_id:
            raise ValueError("OIDC_ISSUER needs OIDC_CLIENT_ID")
        return self

    @model_validator(mode="after")
    def _refuse_a_weak_provider_in_production(self) -> Self:
        if not (self.production and self.oidc_issuer):
            return self
        if len(self.oidc_client_secret.get_secret_value()) < SHORTEST_SECRET:
            raise ValueError(f"PRODUCTION needs OIDC_CLIENT_SECRET, {SHORTEST_SECRET} characters or more")
        if not all((address or "").startswith("https://") for address in (self.oidc_issuer, self.public_url)):
            raise ValueError("PRODUCTION needs https in OIDC_ISSUER and PUBLIC_URL, to which the provider sends back")
        return self

    @model_validator(mode="after")
    def _refuse_mail_that_cannot_be_answered_or_is_read_on_the_way(self) -> Self:
        if self.smtp_host and not self.mail_from:
            raise ValueError("SMTP_HOST needs MAIL_FROM, the address that mails are sent from")
        if self.production and self.smtp_host and self.smtp_security == "none":
            raise ValueError("PRODUCTION refuses SMTP_SECURITY=none: mails would be read on the way")
        return self
