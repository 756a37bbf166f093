"""The shell of the desk: open to everybody, and empty."""

import json
import re
from collections.abc import Iterator

import httpx
import pytest

from api.pages.security import HEADERS
from tests.api.running import Running

TEXTS = re.compile(r'<script type="application/json" class="js-texts">(.*?)</script>', re.DOTALL)
HOLDS_CODE = re.compile(r"<script(?![^>]*(?:src=|application/json))|\sstyle=|\son[a-z]+=")


@pytest.fixture
def client(gateway: Running) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=gateway.address) as http:
        yield http


def shell(client: httpx.Client, path: str = "/desk") -> httpx.Response:
    answered = client.get(path)
    assert answered.status_code == 200
    return answered


def test_anybody_may_load_it_and_nobody_may_keep_or_frame_it(client: httpx.Client) -> None:
    answered = shell(client)
    assert answered.headers["content-security-policy"] == HEADERS["Content-Security-Policy"]
    assert answered.headers["cache-control"] == "no-store"
    assert answered.headers["x-frame-options"] == "DENY"
    assert "set-cookie" not in answered.headers


def test_staff_reads_danish_unless_they_choose_otherwise(client: httpx.Client) -> None:
    assert 'lang="da">\n<head>' in (client.get("/desk", headers={"accept-language": "en"})).text
    assert 'lang="en">\n<head>' in (shell(client, "/desk?language=en")).text
    assert 'lang="da">\n<head>' in (shell(client, "/desk?language=xx")).text


def test_it_holds_no_code_or_style_of_its_own(client: httpx.Client) -> None:
    assert HOLDS_CODE.search((shell(client)).text) is None


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_script_is_given_all_words_with_their_holes(client: httpx.Client, language: str) -> None:
    found = TEXTS.search((shell(client, f"/desk?language={language}")).text)
    assert found
    texts = json.loads(found[1])
    assert texts["taken_by"].startswith("{name} ")
    assert texts["heading"] in {"Skranken", "The desk"}


def test_a_citizens_page_has_none_of_it(client: httpx.Client) -> None:
    page = (client.get("/")).text
    assert "/desk/" not in page
    assert "desk.css" not in page


def test_its_files_are_served(client: httpx.Client) -> None:
    page = (shell(client)).text
    addresses = re.findall(r'(?:href|src)="(/web/[^"]+)"', page)
    assert len(addresses) > 20
    assert {(client.get(address)).status_code for address in addresses} == {200}
