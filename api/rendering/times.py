"""Times of day, and spans of them."""

import datetime as dt

from api.rendering.formats import time_in
from api.rendering.tongue import Tongue
from api.rendering.words import Words
from backend.facts.values import Span


def clock(time: dt.time, tongue: Tongue) -> str:
    """The time as "9.30" in Danish, "9:30" in English, on 24 hours."""
    return time_in(tongue.locale, time, "H.mm" if tongue.language == "da" else "H:mm")


def span(value: Span, tongue: Tongue) -> Words:
    """Both times, "10.00–18.00"; a span that ends when it starts is the whole day round."""
    if value.start == value.end:
        around = tongue.word("value_all_day")
        return Words(around, around)
    start, end = clock(value.start, tongue), clock(value.end, tongue)
    return Words(f"{start}–{end}", tongue.word("value_from_to", start=start, end=end))
