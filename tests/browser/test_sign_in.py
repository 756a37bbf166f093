"""With a work account to the desk, in a real browser, from a provider on another site."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.gateway import Gateway, running_gateway
from tests.browser.test_accessible import AT_REST, overflow, violations
from tests.openid import OpenID, openid_provider

pytestmark = pytest.mark.browser
WAY = "/desk/sign-in/oidc"
OpenContext = Callable[..., BrowserContext]


@pytest.fixture(scope="module")
def provider() -> Iterator[OpenID]:
    """By a name that makes it another site than the gateway's address."""
    with openid_provider() as serving:
        serving.address = serving.address.replace("127.0.0.1", "localhost")
        yield serving


@pytest.fixture(scope="module")
def desk(provider: OpenID, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gateway]:
    with running_gateway(
        tmp_path_factory.mktemp("desk"),
        oidc_issuer=provider.address,
        oidc_client_id=provider.client_id,
        oidc_client_secret=provider.client_secret,
    ) as running:
        yield running


def test_the_way_ends_at_the_desk_with_the_session(contexts: OpenContext, desk: Gateway, provider: OpenID) -> None:
    provider.person["groups"], provider.asks = ["borgerchat-agent:library"], True
    page = contexts().new_page()
    page.goto(desk.address + WAY)
    with page.expect_request(lambda request: request.url == f"{desk.address}/desk") as there:
        page.get_by_role("link", name="Sign in").click()
    assert "borgerchat_desk=" in there.value.all_headers().get("cookie", "")
    page.wait_for_url(f"{desk.address}/desk")
    assert page.evaluate("fetch('/api/desk/session').then((answer) => answer.status)") == 200
    assert "borgerchat_desk" not in page.evaluate("document.cookie")


@pytest.fixture
def nobody(desk: Gateway, provider: OpenID) -> Gateway:
    """A desk at which whoever comes has no seat."""
    provider.person["groups"], provider.asks = [], False
    return desk


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_whoever_is_refused_reads_why(
    contexts: OpenContext, nobody: Gateway, axe: str, language: str, theme: str
) -> None:
    page: Page = contexts(
        locale=language, color_scheme=theme, viewport={"width": 320, "height": 568}, **AT_REST
    ).new_page()
    page.goto(nobody.address + WAY)
    expect(page.get_by_role("alert")).to_contain_text("teamleder" if language == "da" else "team lead")
    expect(page.get_by_role("link")).to_have_attribute("href", "/desk")
    assert violations(page, axe) == []
    assert overflow(page) == 0
