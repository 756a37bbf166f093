"""What a citizen does on the page, and sees."""

from playwright.sync_api import Locator, Page


def field(page: Page) -> Locator:
    return page.locator("#besked")


def say(page: Page, text: str) -> None:
    field(page).fill(text)
    page.get_by_role("button", name="Send", exact=True).click()


def messages(page: Page, author: str = "bot") -> Locator:
    return page.locator(f".message--{author}")


def newest(page: Page, author: str = "bot") -> Locator:
    return messages(page, author).last
