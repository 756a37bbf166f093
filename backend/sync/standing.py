"""How each of the city's systems stands, for operators: asked or not, verified or not, and how its jobs went. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from backend.clients.contract import Contract
from backend.clients.systems import System
from backend.sync.service import SourceState


@dataclass(frozen=True, slots=True)
class Standing:
    """`well` is False while the latest try of one of its jobs failed: answers rest on older data then."""

    system: str
    well: bool
    detail: str


def standings(
    systems: Mapping[str, System], contracts: Mapping[str, Contract], states: Iterable[SourceState]
) -> list[Standing]:
    """One for each system that has a contract, in the order of the contracts."""
    by_system: dict[str, list[SourceState]] = {}
    for state in states:
        by_system.setdefault(state.system, []).append(state)
    return [_standing(systems[name], contract, by_system.get(name, [])) for name, contract in contracts.items()]


def _standing(system: System, contract: Contract, states: list[SourceState]) -> Standing:
    if system.base_url is None:
        return Standing(system.name, well=True, detail="not asked: no address or no key is set")
    remarks = [
        "invented (demo)" if system.demo else "live",
        *(["interface unverified"] if contract.unverified else []),
        *(_told(state) for state in states),
        *([] if states else ["asked when a citizen asks"]),
    ]
    return Standing(system.name, well=not any(state.error for state in states), detail="; ".join(remarks))


def _told(state: SourceState) -> str:
    good = f"{state.items} items read {state.succeeded_at:%Y-%m-%dT%H:%MZ}" if state.succeeded_at else "never read"
    return f"{state.job}: {good}" + (f", latest try failed ({state.error})" if state.error else "")
