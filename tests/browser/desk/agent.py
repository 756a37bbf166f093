"""What an agent does at the desk, and sees."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.desk.stand_in import PASSWORD


def sign_in(page: Page, password: str = PASSWORD) -> None:
    page.locator("#navn").fill("medarbejder-a")
    page.locator("#kodeord").fill(password)
    page.locator(".js-sign-in-form button").click()


def open_mine(page: Page, place: int = 0) -> None:
    page.locator(".js-mine .js-open").nth(place).click()
    expect(page.locator(".js-messages > li").nth(4)).to_be_visible()


def field(page: Page) -> Locator:
    return page.locator("#svar")


def answer(page: Page, text: str) -> None:
    field(page).fill(text)
    field(page).press("Enter")


def said(page: Page, author: str = "staff") -> Locator:
    return page.locator(f".js-messages .message--{author}")
