"""What we ask of a system and read of its answers: `<system>.contract.json`, beside the client that keeps to it."""

import re
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

HERE = Path(__file__).parent
ENDING = ".contract.json"


class OutsideContractError(AssertionError):
    """Our own fault: a client asks for what its contract does not have."""


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Call(Shape):
    """`path` may hold `{names}`; `query` and `headers` are what we may send; `reads` is what we read: `a.b`, `[].c`.

    `body` names the operation where one address serves many: a GraphQL query, a SOAP action.
    """

    method: Literal["GET", "POST"] = "GET"
    path: str
    query: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    body: str | None = None
    reads: tuple[str, ...]


class Contract(Shape):
    """`spec` is the published interface below `shared/specs`; None, and `unverified` says why, where there is none."""

    system: str
    spec: str | None
    unverified: str | None = None
    calls: dict[str, Call]

    @classmethod
    def of(cls, system: str) -> "Contract":
        return cls.model_validate_json((HERE / f"{system}{ENDING}").read_text("utf8"))

    @classmethod
    def all(cls) -> dict[str, "Contract"]:
        """Every contract there is, by its system."""
        return {
            system: cls.of(system)
            for system in sorted(file.name.removesuffix(ENDING) for file in HERE.glob(f"*{ENDING}"))
        }

    def call(self, name: str) -> Call:
        if name not in self.calls:
            raise OutsideContractError(f"{self.system} has no call {name}")
        return self.calls[name]


def path_of(call: Call, values: dict[str, str]) -> str:
    """The path, its names filled. OutsideContractError if a name is missing or not in it."""
    if set(re.findall(r"{(\w+)}", call.path)) != set(values):
        raise OutsideContractError(f"{call.path} does not take {sorted(values)}")
    return call.path.format(**values)


def checked_query(call: Call, query: dict[str, str | list[str]]) -> dict[str, str | list[str]]:
    if not set(query) <= set(call.query):
        raise OutsideContractError(f"{call.path} is not asked for {sorted(set(query) - set(call.query))}")
    return query


def checked_headers(call: Call, headers: dict[str, str]) -> dict[str, str]:
    if not set(headers) <= set(call.headers):
        raise OutsideContractError(f"{call.path} is not sent {sorted(set(headers) - set(call.headers))}")
    return headers
