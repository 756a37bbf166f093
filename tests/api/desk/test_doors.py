"""Whether a queue is open is asked of the facts once for each minute of the city's clock."""

from dataclasses import replace
from typing import Any

from api.desk.doors import Doors
from api.handover.opening import OpeningHours
from api.handover.queues import Queue
from tests.api.handover.world import World


class Counting(OpeningHours):
    """Writes down what it was asked."""

    def __init__(self, of: OpeningHours) -> None:
        self._of = of
        self.asked: list[str] = []

    def open_now(self, queue: Queue, now: Any) -> Any:
        self.asked.append(queue.key)
        return self._of.open_now(queue, now)


def test_it_is_asked_anew_when_the_minute_has_passed(world: World) -> None:
    attendance = world.gateway.desk.desk.reading.attendance
    hours = Counting(attendance.hours)
    doors = Doors(replace(attendance, hours=hours))
    assert doors.open("citizen_service")
    assert doors.open("citizen_service")
    assert doors.open("library")
    assert hours.asked == ["citizen_service", "library"]
    world.time.minutes(1)
    assert doors.open("citizen_service")
    assert hours.asked == ["citizen_service", "library", "citizen_service"]


def test_it_closes_when_the_place_does(world: World) -> None:
    doors = Doors(world.gateway.desk.desk.reading.attendance)
    assert doors.open("citizen_service")
    world.time.minutes(60 * 12)
    assert not doors.open("citizen_service")
