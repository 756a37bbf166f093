"""`python -m tests.browser.screens ADDRESS FOLDER`: pictures of the page, taken of a gateway that runs there."""

import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.chromium import launched
from tests.browser.citizen import messages, say

SIZES = {390: 844, 820: 1100, 1280: 1200}
QUESTIONS = {
    "da": ["Hvornår har Risskov Bibliotek åbent på lørdag?", "Hvad koster et pas til min søn på 9?"],
    "en": ["When is Dokk1 open tomorrow?", "How do I report a move?"],
}
FOUND = {
    "events": ("da", "hvad sker der i weekenden for børn"),
    "catalogue": ("da", "bøger af Tove Ditlevsen"),
    "archive": ("da", "billeder af Mejlgade"),
    "week": ("en", "opening hours at Viby library next week"),
    "queue": ("en", "how long is the queue at Citizen Service"),
}
PATIENCE_MS = 20_000
TALL = 1700  # a whole answer with what was found


@dataclass(frozen=True)
class Shot:
    language: str
    theme: str
    width: int
    asked: int
    found: str | None = None

    @property
    def questions(self) -> list[str]:
        return [FOUND[self.found][1]] if self.found else QUESTIONS[self.language][: self.asked]

    @property
    def name(self) -> str:
        if self.found:
            return f"{self.found}-{self.language}-{self.width}-{self.theme}.png"
        state = "conversation" if self.asked else "start"
        return f"{state}-{self.language}-{self.width}-{self.theme}.png"


SHOTS = [
    Shot("da", "light", 1280, 1),
    Shot("da", "light", 390, 0),
    Shot("da", "dark", 390, 1),
    Shot("en", "light", 820, 2),
    Shot("en", "dark", 1280, 1),
    Shot("da", "light", 390, 0, "events"),
    Shot("da", "light", 1280, 0, "catalogue"),
    Shot("da", "dark", 820, 0, "archive"),
    Shot("en", "light", 820, 0, "week"),
    Shot("en", "light", 390, 0, "queue"),
]


def take(browser: Browser, address: str, shot: Shot, folder: Path) -> None:
    size = {"width": shot.width, "height": TALL if shot.found else SIZES[shot.width]}
    context = browser.new_context(viewport=size, color_scheme=shot.theme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}/?language={shot.language}")
    converse(page, shot.questions)
    page.screenshot(path=folder / shot.name)
    context.close()


def converse(page: Page, questions: list[str]) -> None:
    for question in questions:
        known = messages(page).count()
        say(page, question)
        expect(messages(page)).to_have_count(known + 1, timeout=PATIENCE_MS)
    page.locator("#besked").blur()
    page.mouse.move(0, 0)
    page.wait_for_timeout(300)


def main(address: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = launched(playwright)
        for shot in SHOTS:
            take(browser, address, shot, folder)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), Path(sys.argv[2]))
