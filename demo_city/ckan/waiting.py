"""How many wait at the desks of Dokk1: figures that follow the time of day, and the same whenever asked anew."""

import datetime as dt
import math
from dataclasses import dataclass

from demo_city.ckan.rows import Desk
from demo_city.clock import at

STEP = dt.timedelta(minutes=5)
PEAKS = ((11.0, 1.6, 1.0), (15.5, 1.2, 0.7))  # the hour, how many hours it lasts, how high it is
WAVE_MINUTES = 55
LONGEST_TO_MEAN = 1.6


@dataclass(frozen=True)
class Waiting:
    """At one desk now; `mean` and `longest` are how long people wait."""

    desk: Desk
    people: int
    mean: dt.timedelta
    longest: dt.timedelta


def measured(now: dt.datetime) -> dt.datetime:
    """When the figures were last counted: each five minutes."""
    return now - (now - at(now.date(), dt.time())) % STEP


def waiting(desk: Desk, counted: dt.datetime) -> Waiting:
    people = round(desk.busy * crowd(counted) * (0.8 + 0.2 * _wave(desk, counted)))
    mean = dt.timedelta(minutes=people * desk.minutes / desk.staff)
    return Waiting(desk, people, mean, mean * LONGEST_TO_MEAN)


def crowd(moment: dt.datetime) -> float:
    """From 0 to about 1: busiest before noon, and again in the afternoon."""
    hour = moment.hour + moment.minute / 60
    return sum(height * math.exp(-(((hour - peak) / width) ** 2)) for peak, width, height in PEAKS)


def _wave(desk: Desk, moment: dt.datetime) -> float:
    minutes = moment.toordinal() * 24 * 60 + moment.hour * 60 + moment.minute
    return math.sin(2 * math.pi * minutes / WAVE_MINUTES + desk.id)
