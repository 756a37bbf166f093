"""How long a mail waits for its next try, and how the mails are told to be."""

import pytest

from api.health.parts import Status
from api.letters.outbox.health import health_of
from api.letters.outbox.sender import Pace
from api.settings import GatewaySettings

PACE = Pace(look_around_s=1, first_pause_s=15, longest_pause_s=1800, in_flight=4)


@pytest.mark.parametrize(("attempts", "seconds"), [(1, 15), (2, 30), (3, 60), (7, 960), (8, 1800), (5000, 1800)])
def test_each_pause_is_twice_the_one_before_until_the_longest(attempts: int, seconds: float) -> None:
    assert PACE.pause(attempts) == seconds


@pytest.mark.parametrize(
    ("queued", "tried", "refused", "trouble", "set_up", "status"),
    [
        (0, 0, 0, "", True, "ok"),
        (3, 0, 0, "", True, "ok"),
        (3, 1, 0, "ConnectionRefusedError", True, "degraded"),
        (0, 0, 1, "", True, "degraded"),
        (0, 0, 0, "", False, "ok"),
        (1, 0, 0, "", False, "degraded"),
    ],
)
def test_mails_that_cannot_leave_or_came_back_are_a_fault(
    queued: int, tried: int, refused: int, trouble: str, *, set_up: bool, status: Status
) -> None:
    found = {"queued": queued, "tried": tried, "refused": refused}
    assert health_of(found, trouble, set_up=set_up).status == status


def test_a_mail_server_needs_an_address_of_ours() -> None:
    with pytest.raises(ValueError, match="MAIL_FROM"):
        GatewaySettings(smtp_host="mail.example.org")


def test_production_sends_no_mail_in_the_open() -> None:
    secrets = {name: name * 4 for name in ("bot_secret", "admin_secret", "desk_secret")}
    with pytest.raises(ValueError, match="SMTP_SECURITY"):
        GatewaySettings(
            production=True, smtp_host="mail.example.org", mail_from="a@example.org", smtp_security="none", **secrets
        )
