"""One setting joins several gateways; what it holds is told to nobody."""

import pytest
from pydantic import ValidationError

from api.live.nudges import LocalNudges
from api.live.parts import nudges_from
from api.live.redis_nudges import RedisNudges
from api.settings import GatewaySettings


def test_without_an_address_nudges_stay_in_the_process() -> None:
    for unset in (None, ""):
        assert isinstance(nudges_from(GatewaySettings(redis_url=unset).redis_url, "here"), LocalNudges)


def test_with_one_they_go_over_redis_and_its_password_is_not_shown() -> None:
    settings = GatewaySettings(redis_url="rediss://:password1234@redis.internal:6380/0")
    assert "password1234" not in repr(settings)
    nudges = nudges_from(settings.redis_url, "here")
    assert isinstance(nudges, RedisNudges)
    assert "password1234" not in nudges.standing().detail


def test_an_address_of_something_else_is_refused_without_being_told_again() -> None:
    with pytest.raises(ValidationError) as refused:
        GatewaySettings(redis_url="http://:password1234@redis.internal")
    assert "password1234" not in str(refused.value)
    assert "redis://" in str(refused.value)
