"""What a citizen who left a message is told: the receipt, how the answer comes, and when to expect it."""

from api.letters.models import LeftMessage
from api.letters.staffed import UNKNOWN, Opening
from backend.facts.fact import given
from backend.facts.values import Date, Term, same
from replies import Reply, reply


def expected(message: LeftMessage, opening: Opening) -> tuple[Reply, ...]:
    """The number or mail address is not said again: the transcript may be read over a shoulder."""
    return (
        reply("letters.received", {"receipt": given(same(message.receipt))}),
        _way(message),
        _when(opening),
    )


def _way(message: LeftMessage) -> Reply:
    if message.reach_by == "mail":
        return reply("letters.by_mail")
    if message.wished_on is None:
        return reply("letters.by_call")
    part = Term(key=f"term_wished_{message.wished_part}")
    return reply("letters.by_call_wished", {"day": given(Date(date=message.wished_on)), "part": given(part)})


def _when(opening: Opening) -> Reply:
    """How long an answer takes has no source yet, so it is said to be unknown."""
    if opening.open_now:
        return reply("letters.open_now", {"until": opening.until, "answer_time": UNKNOWN})
    return reply("letters.opens", {"opens": opening.opens, "answer_time": UNKNOWN})
