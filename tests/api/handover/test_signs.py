"""That somebody is typing: for some seconds, and never what."""

from api.handover.signs import LASTS_S, LocalSigns


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_sign_lasts_some_seconds_and_wakes_whoever_reads() -> None:
    clock, told = Clock(), list[str]()
    signs = LocalSigns(clock, told.append)
    signs.give("a", "agent")
    assert signs.shown("a", "agent")
    assert not signs.shown("a", "citizen")
    assert not signs.shown("b", "agent")
    assert told == ["a"]
    clock.now = LASTS_S
    assert not signs.shown("a", "agent")


def test_what_was_sent_is_not_being_typed() -> None:
    signs = LocalSigns(Clock(), lambda _: None)
    signs.give("a", "citizen")
    signs.withdraw("a", "citizen")
    signs.withdraw("a", "citizen")
    assert not signs.shown("a", "citizen")


def test_what_is_over_is_not_kept() -> None:
    clock = Clock()
    signs = LocalSigns(clock, lambda _: None)
    for number in range(1000):
        clock.now += 1
        signs.give(str(number), "citizen")
    assert len(signs._until) <= LASTS_S + 1
