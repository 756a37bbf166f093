"""Messages with nothing in them, from which the page's script makes the others: the markup stands in one place."""

from api.pages.shown import Card, Item, Listing, Part, Row, ShownMessage, ShownReply
from backend.facts.values import Language

NOWHERE = "https://"
AUTHORS = ("citizen", "bot", "staff", "system")


def pattern(author: str, language: Language) -> ShownMessage:
    """One of each part that a message of this author may have."""
    lines = ((Part(""),),)
    reply = ShownReply(language, lines)
    if author != "citizen":
        rows = (Row("", Part(" "), ((" ", ""), ("", ""))),)
        found = Listing((Item(Part("", NOWHERE), ("",), Part("", NOWHERE)),), "")
        choices, sources = ({"key": "", "label": ""},), (Part("", NOWHERE, ""),)
        reply = ShownReply(language, lines, Card("", rows), found, choices, sources)
    return ShownMessage(0, author, "", "", (reply,), asks=author == "bot", rates=author == "system")
