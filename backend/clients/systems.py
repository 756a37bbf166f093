"""Where each system is, how it is called in an answer, and what it asks to be shown: made of settings alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import SecretStr

from backend.facts.values import Text
from backend.settings import CitySettings

DEMO = Text(da="Demobyen (opdigtede data)", en="The demo city (invented data)")


@dataclass(frozen=True, slots=True)
class System:
    """`base_url` is None where it is not asked. `title` names it as a source. `demo`: all that it says is invented."""

    name: str
    title: Text
    base_url: str | None
    headers: Mapping[str, str] = field(default_factory=dict)
    demo: bool = False
    page: str | None = None

    @property
    def source_title(self) -> Text:
        return DEMO if self.demo else self.title


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a system before any setting: what it is called, its real address if public, its own page."""

    title: Text
    live: str | None
    page: str | None
    scheme: str | None = None


KNOWN: Mapping[str, Known] = {
    "dpl_cms": Known(
        Text(da="Aarhus Bibliotekernes hjemmeside", en="The website of Aarhus Libraries"),
        "https://www.aakb.dk", "https://www.aakb.dk",
    ),
    "event_database": Known(
        Text(da="Aarhus Kommunes eventdatabase", en="The event database of Aarhus"), None, None, "X-Api-Key",
    ),
    "fbi_api": Known(
        Text(da="Bibliotekernes fælles katalog", en="The libraries' shared catalogue"),
        None, "https://www.aakb.dk", "Bearer",
    ),
    "fbs": Known(
        Text(da="Bibliotekernes lånesystem", en="The libraries' loan system"), None, "https://www.aakb.dk", "Bearer",
    ),
    "aarhusarkivet": Known(
        Text(da="AarhusArkivet", en="AarhusArkivet, the city archive online"),
        "https://www.aarhusarkivet.dk", "https://www.aarhusarkivet.dk",
    ),
    "ckan": Known(
        Text(da="Åbne data fra Aarhus", en="Open data from Aarhus"), "https://www.odaa.dk", "https://www.odaa.dk",
    ),
    "borgerdk": Known(
        Text(da="borger.dk", en="borger.dk"), "https://www.borger.dk/_vti_bin/borger", "https://www.borger.dk",
    ),
}  # fmt: skip


def systems_of(settings: CitySettings) -> dict[str, System]:
    """All systems by name, as these settings have them."""
    return {name: _system(name, known, settings) for name, known in KNOWN.items()}


def _system(name: str, known: Known, settings: CitySettings) -> System:
    address: str | None = getattr(settings, f"{name}_url")
    key: SecretStr | None = getattr(settings, f"{name}_key", None)
    demo = settings.city == "demo"
    if demo:
        address = address or f"{settings.demo_city_url}/{name.replace('_', '-')}"
        key = key or SecretStr("demo")
    elif settings.city == "live":
        address = address or known.live
    else:
        address = None
    if known.scheme and not key:
        address = None
    return System(name, known.title, address, _headers(known.scheme, key), demo, known.page)


def _headers(scheme: str | None, key: SecretStr | None) -> dict[str, str]:
    if scheme is None or key is None:
        return {}
    if scheme == "Bearer":
        return {"Authorization": f"Bearer {key.get_secret_value()}"}
    return {scheme: key.get_secret_value()}
