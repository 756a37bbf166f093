"""The desk's words: all that its templates and scripts ask for is there, and nothing is there that none asks for."""

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[4]
WEB, TEMPLATES = ROOT / "api" / "web" / "desk", ROOT / "api" / "templates" / "desk"
ASKED = re.compile(r"""(?:\bt\(\s*|\.say\(\s*|texts\.)["']([a-z_]+)["']|texts\.([a-z_]+)""")
FAMILIES = (
    *("author_", "channel_", "finish_to_", "key_", "language_", "letter_", "line_", "part_", "presence_"),
    *("reason_", "state_", "summary_", "sign_in_"),
)
BY_NAME = frozenset(
    {
        *("front", "draft", "unsent", "unread", "types", "sending", "not_sent_yet", "sound_on", "sound_off"),
        *("none_open", "none_waits", "characters_over", "characters_left", "sources", "read_on"),
        *("released", "transferred", "finished"),
    }
)


def known() -> set[str]:
    texts = yaml.safe_load((ROOT / "data" / "texts" / "desk.da.yml").read_text("utf8"))["ui"]
    return {key.removeprefix("desk_") for key in texts}


def asked() -> set[str]:
    files = [*WEB.rglob("*.js"), *TEMPLATES.rglob("*.html")]
    return {quoted or named for file in files for quoted, named in ASKED.findall(file.read_text("utf8"))}


def test_all_that_is_asked_for_is_there() -> None:
    assert {name for name in asked() if not name.endswith("_")} - known() == set()


def test_nothing_is_there_that_none_asks_for() -> None:
    idle = {key for key in known() - asked() - BY_NAME if not key.startswith(FAMILIES)}
    assert idle == set()
