"""Production refuses a desk that is weakly kept, and nobody is shut out of it by mistake."""

from typing import Any

import pytest

from api.settings import GatewaySettings

SECRETS: dict[str, Any] = dict.fromkeys(("bot_secret", "admin_secret", "desk_secret"), "a" * 16)
PROVIDER: dict[str, Any] = {
    "oidc_issuer": "https://sign-in.example",
    "oidc_client_id": "borgerchat",
    "oidc_client_secret": "b" * 16,
    "public_url": "https://chat.example",
}


def production(**given: Any) -> GatewaySettings:
    return GatewaySettings(production=True, **{**SECRETS, **given})


def test_a_good_provider_is_taken_with_or_without_local_accounts() -> None:
    assert production(**PROVIDER).oidc_issuer == PROVIDER["oidc_issuer"]
    assert not production(**PROVIDER, local_sign_in=False).local_sign_in


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"desk_secret": "short"}, "DESK_SECRET"),
        ({**PROVIDER, "oidc_client_secret": "short"}, "OIDC_CLIENT_SECRET"),
        ({**PROVIDER, "oidc_issuer": "http://sign-in.example"}, "https in OIDC_ISSUER"),
        ({**PROVIDER, "public_url": "http://chat.example"}, "PUBLIC_URL"),
        ({**PROVIDER, "public_url": None}, "PUBLIC_URL"),
        ({**PROVIDER, "oidc_client_id": ""}, "OIDC_CLIENT_ID"),
        ({"local_sign_in": False}, "nobody could sign in"),
        ({"desk_session_hours": 25}, "desk_session_hours"),
        ({"sign_in_tries_per_name": 0}, "sign_in_tries_per_name"),
    ],
)
def test_what_is_weak_or_shuts_everybody_out_is_refused(given: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        production(**given)


def test_groups_are_named_one_by_one_in_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OIDC_GROUPS", '{"4711": "agent:library"}')
    assert GatewaySettings().oidc_groups == {"4711": "agent:library"}


def test_on_loopback_a_demonstration_may_be_weaker() -> None:
    assert GatewaySettings(oidc_issuer="http://127.0.0.1:9000", oidc_client_id="borgerchat").oidc_issuer
