import datetime as dt
import shutil
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from backend import seed as command
from backend.db import engine_for, sessions
from backend.facts.models import FactRow
from backend.places.models import PlaceRow
from backend.seed import seed
from backend.seeding.errors import SeedError
from backend.settings import FACTS_FOLDER


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of our seeds, to be spoilt."""
    return Path(shutil.copytree(FACTS_FOLDER, tmp_path / "facts"))


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def phone_of(engine: Engine, place: str) -> FactRow:
    with sessions(engine)() as session:
        query = select(FactRow).filter_by(subject_kind="place", subject_key=place, attribute="phone")
        return session.scalars(query).one()


def test_seeding_again_changes_nothing(empty: Engine, now: dt.datetime) -> None:
    first = seed(empty, now)
    again = seed(empty, now + dt.timedelta(days=1))
    assert set(first) == {"added"}
    assert again == {"unchanged": first["added"]}


def test_a_changed_seed_is_taken_over(empty: Engine, now: dt.datetime, folder: Path) -> None:
    seed(empty, now, folder)
    replace(folder / "places.yml", 'number: "89401040"', 'number: "89401041"')
    assert seed(empty, now, folder)["changed"] == 1
    assert phone_of(empty, "ics_west").value == {"type": "phone", "number": "89401041"}


@pytest.mark.parametrize("origin", ["editor", "sync"])
def test_what_an_editor_or_a_sync_wrote_is_left_alone(
    empty: Engine, now: dt.datetime, folder: Path, origin: str
) -> None:
    seed(empty, now, folder)
    with sessions(empty).begin() as session:
        row = session.merge(phone_of(empty, "ics_west"))
        row.value, row.origin = {"type": "phone", "number": "12345678"}, origin
    replace(folder / "places.yml", 'number: "89401040"', 'number: "89401041"')
    assert seed(empty, now, folder)["left alone"] == 1
    assert phone_of(empty, "ics_west").value == {"type": "phone", "number": "12345678"}


def test_a_seed_that_is_taken_out_goes_and_an_editors_stays(empty: Engine, now: dt.datetime, folder: Path) -> None:
    seed(empty, now, folder)
    with sessions(empty).begin() as session:
        session.merge(phone_of(empty, "ics_west")).origin = "editor"
    places = folder / "places.yml"
    written = places.read_text(encoding="utf-8")
    lines = [line for line in written.splitlines() if "ieu@aarhus.dk" not in line and '"89401040"' not in line]
    places.write_text("\n".join(lines), encoding="utf-8")
    outcomes = seed(empty, now, folder)
    assert (outcomes["removed"], outcomes["left alone"]) == (1, 1)
    assert phone_of(empty, "ics_west").origin == "editor"


def test_places_keep_the_order_of_their_files(empty: Engine, now: dt.datetime) -> None:
    seed(empty, now)
    with sessions(empty)() as session:
        keys = list(session.scalars(select(PlaceRow.key).filter_by(kind="local_archive").order_by(PlaceRow.position)))
    assert (keys[0], keys[-1]) == ("beder_malling_archive", "aaby_archive")


@pytest.mark.parametrize(
    ("file", "change", "told"),
    [
        ("places.yml", ('postcode: "8240"', 'postcode: "82"'), ("risskov_library.address", "postcode")),
        ("places.yml", ("kind: library", "kind: palace"), ("dokk1_library", "kind", "places.yml")),
        ("places.yml", ("parent: dokk1", "parent: dokk9"), ("dokk1_library", "parent", "dokk9")),
        ("places.yml", ("source: lifeindenmark_ics, certainty", "source: hearsay, certainty"), ("ics_west", "hearsay")),
        ("places.yml", ("certainty: certain", "certainty: sure"), ("dokk1.address", "certainty")),
        ("services.yml", ("amount: 150", "amount: much"), ("services.yml", "passport.fee_child", "amount")),
        ("services.yml", ("certainty: unknown", "certainty: likely"), ("passport.validity_child", "certainty")),
        ("services.yml", ("official: aakb", "oficial: aakb"), ("self_service_access", "oficial")),
        ("authorities.yml", ("fact_class: link", "fact_clas: link"), ("waste.link", "fact_clas")),
        ("emergency.yml", ("official: laegevagten", "official: nowhere"), ("doctor_on_call", "official")),
        ("sources.yml", ('read_on: "2026-11"', 'read_on: "lately"'), ("sources.yml", "aakb_libraries", "read_on")),
        ("sources.yml", ("sources:", "sources: ["), ("sources.yml", "yaml")),
    ],
)
def test_a_bad_seed_names_file_subject_and_field(
    now: dt.datetime, folder: Path, file: str, change: tuple[str, str], told: tuple[str, ...]
) -> None:
    replace(folder / file, *change)
    with pytest.raises(SeedError) as refused:
        seed(engine_for("sqlite://"), now, folder)
    assert all(part in str(refused.value) for part in (file, *told)), str(refused.value)


def test_a_missing_file_is_named(tmp_path: Path, now: dt.datetime, folder: Path) -> None:
    (folder / "emergency.yml").unlink()
    with pytest.raises(SeedError, match=r"emergency\.yml"):
        seed(engine_for(f"sqlite:///{tmp_path}/city.db"), now, folder)


def test_production_refuses_invented_facts(tmp_path: Path, now: dt.datetime, folder: Path) -> None:
    replace(folder / "services.yml", "certainty: likely", "certainty: demo")
    engine = engine_for(f"sqlite:///{tmp_path}/city.db")
    with pytest.raises(SeedError, match=r"fee_child.*PRODUCTION refuses demo"):
        seed(engine, now, folder, demo=False)


def test_the_command_makes_its_folder_and_says_what_it_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CITY_DATABASE_URL", f"sqlite:///{tmp_path}/new/city.db")
    assert command.main() == 0
    assert "added" in capsys.readouterr().out
