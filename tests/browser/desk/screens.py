"""`python -m tests.browser.desk.screens FOLDER`: pictures of the desk in each of its states."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.chromium import launched
from tests.browser.desk.agent import answer, field, open_mine, said
from tests.browser.desk.site import DeskSite, running_desk

HEIGHTS = {1280: 800, 1024: 768, 820: 1180}


def empty(_page: Page, _site: DeskSite) -> None:
    pass


def busy(page: Page, site: DeskSite) -> None:
    open_mine(page)
    answer(page, "Hej. Jeg ser på det nu. Der er en tid i morgen formiddag; passer det?")
    expect(page.locator("[data-pending]")).to_have_count(0)
    site.desk.says("c1", "Ja tak, det passer fint.")
    expect(said(page, "citizen")).to_have_count(3)
    field(page).fill("Så er tiden jeres. Husk")


def english(page: Page, _site: DeskSite) -> None:
    open_mine(page, 1)
    expect(page.locator(".js-suggestion")).to_have_count(1)


def canned(page: Page, _site: DeskSite) -> None:
    open_mine(page)
    expect(page.locator(".js-suggestion")).to_have_count(1)
    field(page).press_sequentially("/")


def conflict(page: Page, site: DeskSite) -> None:
    site.desk.quicker["w1"] = "Medarbejder B"
    page.locator(".js-waiting .js-take").first.click()
    expect(page.locator(".js-alert")).to_be_visible()


def expired(page: Page, site: DeskSite) -> None:
    open_mine(page)
    field(page).fill("Jeg er lige ved at skrive")
    site.desk.signed_in = False
    site.desk.tell("changed", {"queues": True})
    expect(page.locator(".js-sign-in")).to_be_visible()


def off_line(page: Page, _site: DeskSite) -> None:
    open_mine(page)
    page.context.set_offline(True)
    answer(page, "Der er en tid i morgen.")
    expect(page.locator(".message--unsent")).to_have_count(1)
    expect(page.locator(".frame__line--lost")).to_be_visible(timeout=20_000)


def transfer(page: Page, _site: DeskSite) -> None:
    open_mine(page)
    page.locator(".js-transfer").click()
    expect(page.locator(".js-transfer-dialog")).to_be_visible()


def finish(page: Page, _site: DeskSite) -> None:
    open_mine(page)
    page.locator(".js-finish").click()


def shortcuts(page: Page, _site: DeskSite) -> None:
    page.keyboard.press("?")


def history(page: Page, _site: DeskSite) -> None:
    page.locator(".js-history-open").click()
    page.locator("#soeg").fill("pas")
    page.locator("#soeg").press("Enter")
    expect(page.locator(".js-history-found li")).not_to_have_count(0)


def letter(page: Page, _site: DeskSite) -> None:
    page.locator(".js-left .js-open").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Tag", exact=True).click()
    page.get_by_label("Dit svar på mail").fill("Hej. Regningen er slettet nu.")


@dataclass(frozen=True)
class Shot:
    state: Callable[[Page, DeskSite], None]
    width: int = 1280
    theme: str = "light"
    language: str = "da"

    @property
    def name(self) -> str:
        return f"desk-{self.state.__name__}-{self.language}-{self.width}-{self.theme}.png".replace("_", "-")


SHOTS = [
    Shot(empty),
    Shot(busy),
    Shot(busy, theme="dark"),
    Shot(busy, 820),
    Shot(busy, 1024),
    Shot(english, language="en"),
    Shot(english),
    Shot(canned),
    Shot(conflict),
    Shot(expired),
    Shot(off_line),
    Shot(transfer),
    Shot(finish),
    Shot(shortcuts),
    Shot(letter),
    Shot(history, theme="dark"),
]


def take(browser: Browser, site: DeskSite, shot: Shot, folder: Path) -> None:
    site.desk.reset()
    if shot.state is not empty:
        site.desk.busy()
    size = {"width": shot.width, "height": HEIGHTS[shot.width]}
    context = browser.new_context(viewport=size, color_scheme=shot.theme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{site.address}/desk?language={shot.language}")
    expect(page.locator(".frame__line--live")).to_be_visible(timeout=20_000)
    shot.state(page, site)
    page.wait_for_timeout(400)
    page.screenshot(path=folder / shot.name)
    context.close()


def main(folder: Path, wanted: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, TemporaryDirectory() as stores, running_desk(Path(stores)) as site:
        browser = launched(playwright)
        for shot in SHOTS:
            if wanted in shot.name:
                take(browser, site, shot, folder)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
