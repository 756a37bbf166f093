"""What is asked of an account, and what is shown of it."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, model_validator

from api.accounts.agent import WITH_CITIZENS, Agent, Role
from api.accounts.models import Account
from backend.facts.values import Language
from replies.reply import Queue

Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._@-]{1,59}$")]
DisplayName = Annotated[str, Field(pattern=r"^[^\W_][\w .,'’@&/()-]{0,79}$")]


class Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Rights(Strict):
    """Agents and leads have queues: without one they could do nothing."""

    roles: frozenset[Role] = Field(min_length=1)
    queues: frozenset[Queue] = frozenset()
    languages: frozenset[Language] = Field(default=frozenset({"da"}), min_length=1)

    @model_validator(mode="after")
    def _a_queue_for_who_has_citizens(self) -> Self:
        if self.roles & WITH_CITIZENS and not self.queues:
            raise ValueError("an agent or a lead needs at least one queue")
        return self


class AccountWanted(Strict):
    name: Name
    display_name: DisplayName
    rights: Rights


class SignIn(Strict):
    name: str = Field(pattern=r"^[^\x00-\x1f]{1,200}$")
    password: SecretStr = Field(min_length=1, max_length=1000)


class AccountShown(BaseModel):
    """`name` is the one that is shown."""

    id: str
    name: str
    roles: list[Role]
    queues: list[Queue]
    languages: list[Language]

    @classmethod
    def of_agent(cls, agent: Agent) -> Self:
        return cls(
            id=agent.account_id,
            name=agent.name,
            roles=sorted(agent.roles),
            queues=sorted(agent.queues),
            languages=sorted(agent.languages),
        )

    @classmethod
    def of_account(cls, account: Account) -> Self:
        return cls(
            id=account.id,
            name=account.display_name,
            roles=account.roles,
            queues=account.queues,
            languages=account.languages,
        )


class SessionShown(BaseModel):
    """`csrf` goes into the header `X-CSRF-Token` of every write."""

    account: AccountShown
    csrf: str


class WaysIn(BaseModel):
    """How one may sign in here."""

    local: bool
    oidc: bool


class Revoked(BaseModel):
    """How many sessions were ended."""

    sessions: int
