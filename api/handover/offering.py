"""Whether an answer of the bot leads to the offer of a person. Pure."""

from collections.abc import Sequence

from replies import Handover, Reply

MISSED = "not_understood"
ASKED = "asked"
AWAITS_AN_ANSWER = frozenset({ASKED, MISSED})
NEVER_OF_ITSELF = frozenset({"crisis"})


def missed(replies: Sequence[Reply]) -> bool:
    """Whether the bot did not understand."""
    return any(reply.key.split(".")[0] == MISSED for reply in replies)


def offer_in(replies: Sequence[Reply], before: Sequence[Reply]) -> Handover | None:
    """What the answer offers, the answer `before` it being known: one miss is no reason yet, the second in a row is.

    In danger there are numbers to call and a button, and nothing besides.
    """
    wishes = [reply.handover for reply in replies if reply.handover]
    if any(wish.reason in NEVER_OF_ITSELF for wish in wishes):
        return None
    for wish in wishes:
        if wish.reason != MISSED or missed(before):
            return wish
    return None
