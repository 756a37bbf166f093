"""The page's files and their addresses."""

from pathlib import Path

import pytest

from api.pages.assets import Assets

WEB = Path(__file__).parents[3] / "api" / "web"


@pytest.fixture
def web(tmp_path: Path) -> Path:
    for name, content in {
        "tokens.css": "tokens", "pages/base.css": "base", "components/a/a.css": "a", "pages/chat.js": "chat",
        "notes.txt": "no",
    }.items():  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
    return tmp_path


def test_styles_are_joined_tokens_first(web: Path) -> None:
    assert Assets.load(web).files["page.css"].content == b"tokens\nbase\na"


def test_an_address_changes_with_any_file(web: Path) -> None:
    before = Assets.load(web).url("pages/chat.js")
    (web / "tokens.css").write_text("other")
    assert Assets.load(web).url("pages/chat.js") != before


def test_other_files_are_not_served(web: Path) -> None:
    with pytest.raises(KeyError):
        Assets.load(web).url("notes.txt")


def test_a_folder_without_styles_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Assets.load(tmp_path)


def test_all_of_the_page_weighs_less_than_a_picture() -> None:
    assets = Assets.load(WEB)
    fetched = [name for name in assets.files if not name.endswith(".css") and not name.startswith("desk/")]
    assert sum(len(assets.files[name].gzipped) for name in [*fetched, "page.css"]) < 30_000


def test_a_citizen_is_sent_nothing_of_the_desk() -> None:
    assets = Assets.load(WEB)
    assert not [address for address in assets.modules if "/desk/" in address]
    assert b".desk" not in assets.files["page.css"].content


def test_the_desk_has_its_own_styles_and_modules() -> None:
    assets = Assets.load(WEB)
    assert b".desk" in assets.files["desk.css"].content
    assert assets.url("desk/pages/desk.js") in assets.desk_modules
