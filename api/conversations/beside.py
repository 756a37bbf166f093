"""What the gateway says beside an answer, and in which order. Pure."""

from collections.abc import Sequence

from backend.facts.values import Language
from replies import Choice, Payload, Reply, reply

LANGUAGE_OFFER = "gateway.language_offer"
OTHER_LANGUAGE = "gateway.other_language"
AFTERWARDS = frozenset({LANGUAGE_OFFER})
NO_ANSWER = frozenset({"not_understood", "ask_back", "out_of_scope"})
OTHER: dict[Language, tuple[str, str]] = {"da": ("gateway.english", "english"), "en": ("gateway.danish", "danish")}


def language_offer(reader: Language) -> Reply:
    """The language that the reader has not chosen, by a button."""
    label, wished = OTHER[reader]
    payload = Payload(intent="language_switch", entities={"service": wished})
    return reply(LANGUAGE_OFFER, choices=(Choice(key=wished, label=label, payload=payload),))


def arranged(notes: Sequence[Reply], answer: Sequence[Reply]) -> tuple[Reply, ...]:
    """Notes first, an offer last. Words in a language we do not speak are not also said not to be understood."""
    other_language = any(note.key == OTHER_LANGUAGE for note in notes)
    understood = [each for each in answer if not (other_language and each.key.split(".")[0] in NO_ANSWER)]
    before = [note for note in notes if note.key not in AFTERWARDS]
    after = [note for note in notes if note.key in AFTERWARDS]
    return (*before, *understood, *after)
