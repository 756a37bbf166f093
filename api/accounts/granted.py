"""What a provider's groups give at the desk: `agent:library`, `lead:archive`, `editor`, `admin`, `language:en`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from api.accounts.agent import LANGUAGES, QUEUES, ROLES, WITH_CITIZENS
from api.accounts.schemas import Rights

LANGUAGE = "language"


@dataclass(frozen=True)
class Naming:
    """How the provider names them: by a prefix, or one by one (a directory may know groups by numbers alone)."""

    prefix: str
    named: Mapping[str, str]

    def meaning(self, group: str) -> str | None:
        if group in self.named:
            return self.named[group]
        return group.removeprefix(self.prefix) if self.prefix and group.startswith(self.prefix) else None


def granted(groups: object, naming: Naming, languages: Iterable[str]) -> Rights | None:
    """None if no group gives a role; what is unknown gives nothing. Without one of a language, `languages` stay."""
    meanings = [naming.meaning(group) for group in _listed(groups)]
    pairs = [meaning.partition(":")[::2] for meaning in meanings if meaning]
    seats = {(role, queue) for role, queue in pairs if _is_seat(role, queue)}
    spoken = {value for kind, value in pairs if kind == LANGUAGE and value in LANGUAGES}
    if not seats:
        return None
    return Rights.model_validate(
        {
            "roles": {role for role, _ in seats},
            "queues": {queue for _, queue in seats if queue},
            "languages": spoken or set(languages),
        }
    )


def _is_seat(role: str, queue: str) -> bool:
    """Who has to do with citizens has a queue; the others have none."""
    return queue in QUEUES if role in WITH_CITIZENS else role in ROLES and not queue


def _listed(groups: object) -> list[str]:
    if isinstance(groups, str):
        return [groups]
    return [group for group in groups if isinstance(group, str)] if isinstance(groups, list) else []
