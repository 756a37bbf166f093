"""Real Chromium: Debian's where it is installed, else Playwright's own."""

import shutil

from playwright.sync_api import Browser, Playwright

ARGUMENTS = ["--disable-gpu", "--disable-background-networking", "--no-first-run"]


def launched(playwright: Playwright) -> Browser:
    """Debian's runs as root in containers, where its sandbox cannot."""
    found = shutil.which("chromium")
    arguments = ["--no-sandbox", *ARGUMENTS] if found else ARGUMENTS
    return playwright.chromium.launch(executable_path=found, args=arguments)
