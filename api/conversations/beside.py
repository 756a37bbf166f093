"""What the gateway says beside an answer, and in which order. Pure."""

from collections.abc import Sequence

from backend.facts.values import Language
from replies import Choice, Payload, Reply, reply

LANGUAGE_OFFER = "gateway.language_offer"
OTHER_LANGUAGE = "gateway.other_language"
AFTERWARDS = frozenset({LANGUAGE_OFFER})
HEEDED_IN_ANY_LANGUAGE = frozenset({"crisis", "human", "language_switch"})
OTHER: dict[Language, tuple[str, str]] = {"da": ("gateway.english", "english"), "en": ("gateway.danish", "danish")}


def language_offer(reader: Language) -> Reply:
    """The language that the reader has not chosen, by a button."""
    label, wished = OTHER[reader]
    payload = Payload(intent="language_switch", entities={"service": wished})
    return reply(LANGUAGE_OFFER, choices=(Choice(key=wished, label=label, payload=payload),))


def arranged(notes: Sequence[Reply], answer: Sequence[Reply]) -> tuple[Reply, ...]:
    """Notes first, an offer last. Words in a language we do not speak are not answered, lest it be by a guess, but for
    those of whoever is in danger, asks for a person, or for a language.
    """
    other_language = any(note.key == OTHER_LANGUAGE for note in notes)
    understood = [each for each in answer if not other_language or each.key.split(".")[0] in HEEDED_IN_ANY_LANGUAGE]
    before = [note for note in notes if note.key not in AFTERWARDS]
    after = [note for note in notes if note.key in AFTERWARDS]
    return (*before, *understood, *after)
