import pytest
from pydantic import ValidationError

from actions.settings import ActionsSettings

OWN = "an own secret of some length"


def test_a_secret_of_our_own_serves_in_production() -> None:
    assert ActionsSettings(production=True, actions_secret=OWN).production  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", [{}, {"actions_secret": "short"}, {"actions_secret": ""}])
def test_production_refuses_a_default_or_short_secret(wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="ACTIONS_SECRET"):
        ActionsSettings(production=True, **wrong)  # type: ignore[arg-type]


def test_an_empty_secret_is_refused_everywhere() -> None:
    with pytest.raises(ValidationError, match="ACTIONS_SECRET"):
        ActionsSettings(actions_secret="")  # type: ignore[arg-type]


def test_the_secret_is_not_shown() -> None:
    assert OWN not in repr(ActionsSettings(actions_secret=OWN))  # type: ignore[arg-type]
