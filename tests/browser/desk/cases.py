"""Conversations as the desk's calls tell them: enough for an empty desk, a busy one, and one in conflict."""

import datetime as dt
from typing import Any

NOW = dt.datetime.now(dt.UTC)
LINES = {
    "c1": "Pas til barn, tid i Borgerservice",
    "c2": "Passport for a newcomer, which documents",
    "c3": "Fornyelse af lån på Dokk1",
    "w1": "Flytning til udlandet med to børn",
    "w2": "Regning for bøger, der er afleveret",
    "w3": "Billeder af Mejlgade fra før krigen",
    "w4": "MitID virker ikke efter skift af telefon, og borgeren kan ikke komme ind i Digital Post",
    "w5": "How to register an address",
}
QUEUE_OF = {"c2": "international", "c3": "library", "w2": "billing", "w3": "archive", "w5": "international"}
ENGLISH = {"c2", "w5"}
NAMES = {
    "citizen_service": "Borgerservice",
    "library": "Bibliotek",
    "archive": "Stadsarkiv",
    "billing": "Regninger",
    "international": "International Citizen Service",
}
SOURCE = {"title": "Pas på borger.dk", "url": "https://www.borger.dk/pas", "read_on": "november 2026"}


def ago(minutes: float) -> str:
    return (NOW - dt.timedelta(minutes=minutes)).isoformat()


def card(key: str, state: str, minutes: float, **more: Any) -> dict[str, Any]:
    return {
        "id": key,
        "queue": QUEUE_OF.get(key, "citizen_service"),
        "queue_name": NAMES[QUEUE_OF.get(key, "citizen_service")],
        "language": "en" if key in ENGLISH else "da",
        "channel": "website",
        "topic": "Pas",
        "summary_line": LINES[key],
        "state": state,
        "version": 3,
        "waiting_since": ago(minutes),
        "since": ago(minutes),
        "last_seq": 0,
        "last_from": "citizen",
        "unread": False,
        "typing": False,
        "front": False,
        **more,
    }


def message(seq: int, author: str, text: str, language: str = "da", **more: Any) -> dict[str, Any]:
    return {
        "seq": seq,
        "author": author,
        "text": text,
        "replies": None,
        "language": language,
        "created_at": ago(20 - seq),
        **more,
    }


def told(seq: int, text: str, **more: Any) -> dict[str, Any]:
    reply = {"key": "passport.price", "text": text, "language": "da", **more}
    return message(seq, "bot", text, replies=[reply])


def passport(language: str) -> list[dict[str, Any]]:
    """A conversation as staff reads it: the bot's part in Danish, the citizen's as written."""
    asked = {
        "da": ["Hvad koster et pas til min søn på 9?", "Kan jeg få en tid i morgen? Han skal rejse på fredag."],
        "en": ["I need a passport for my son", "Which documents do I bring? We moved here in August."],
    }[language]
    choices = [{"key": "book", "label": "Bestil tid"}, {"key": "person", "label": "Tal med et menneske"}]
    return [
        told(1, "Hej. Du skriver med en maskine."),
        message(2, "citizen", asked[0], language),
        told(3, "Et pas til et barn bestiller du i Borgerservice.", sources=[SOURCE], choices=choices),
        message(4, "citizen", asked[1], language),
        message(5, "system", "Borgeren har bedt om et menneske og venter i kø."),
    ]


SUMMARY = {
    "topic": "Pas",
    "first": "Hvad koster et pas til min søn på 9?",
    "places": ["Borgerservice, Dokk1"],
    "dates": ["2026-11-27"],
    "answered": ["Pas", "Åbningstider"],
    "failed": ["Kan jeg få en tid i morgen?"],
    "language": "da",
    "channel": "website",
}
SUGGESTION = {
    "seq": 4,
    "key": "passport.documents",
    "text_da": "Tag barnets gamle pas med, og jeres samtykke, hvis I har fælles forældremyndighed.",
    "sources": [SOURCE],
}
IN_ENGLISH = "Bring the child's old passport, and your consent if you share custody."


def suggestion(language: str) -> dict[str, Any]:
    return {**SUGGESTION, "text_citizen": IN_ENGLISH if language == "en" else SUGGESTION["text_da"]}


CANNED = {
    "da": [
        {
            "key": "hilsen",
            "title": "Hilsen",
            "text": "Hej, du skriver nu med {navn}. Jeg læser lige, hvad I har skrevet.",
        },
        {"key": "vent", "title": "Et øjeblik", "text": "Et øjeblik, jeg undersøger det."},
        {"key": "tid", "title": "Bestil tid", "text": "Du kan få en tid {dag}. Passer det?"},
        {"key": "farvel", "title": "Farvel", "text": "Tak for samtalen. Skriv igen, hvis der er andet."},
    ],
    "en": [{"key": "hello", "title": "Greeting", "text": "Hello, you are now writing with {navn}."}],
}
COLLEAGUES = [
    {"id": "a2", "name": "Medarbejder B", "queues": ["library"], "presence": "ready", "open": 1},
    {"id": "a3", "name": "Medarbejder C", "queues": ["archive"], "presence": "away", "open": 0},
]


def letter(receipt: str, queue: str, minutes: float, **more: Any) -> dict[str, Any]:
    return {
        "receipt": receipt,
        "queue": queue,
        "status": "left",
        "language": "da",
        "text": "Jeg har betalt bogen, men får stadig en regning. Hvad gør jeg?",
        "reach": {"by": "mail", "address": "borger@eksempel.test", "wished": None},
        "left_at": ago(minutes),
        "taken_by": None,
        "mine": False,
        "calls": 0,
        "answer": None,
        "refused_why": None,
        "journaled_at": None,
        "conversation_id": "c3",
        **more,
    }


BY_CALL = {"by": "call", "address": "+45 00 00 00 00", "wished": {"date": "2026-11-26", "part": "morning"}}


def letters() -> list[dict[str, Any]]:
    return [letter("BC-K7PM", "billing", 900), letter("BC-Q2XD", "citizen_service", 300, reach=BY_CALL)]


def past(key: str) -> dict[str, Any]:
    """One that is over, as the search finds it."""
    how = {"agent": "Medarbejder B", "outcome": "solved", "ended_at": ago(3000)}
    return {**card(key, "closed", 3100), **how}
