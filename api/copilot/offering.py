"""Which of the bot's Replies are worth suggesting, and how they read. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from api.copilot.schemas import SourceView, SuggestionView
from api.handover.offering import NEVER_OF_ITSELF
from api.handover.summary import topic_of
from api.rendering.catalogue import Texts
from api.rendering.render import Form, Rendered, render
from backend.facts.values import Language
from replies import Reply

DANISH: Language = "da"


def worth_offering(replies: Sequence[Reply]) -> Iterator[Reply]:
    """Those that tell something with its source, each key once; in danger nothing, for then a person finds the words.

    What asks back, has not understood or only offers a person tells nothing.
    """
    if any(reply.handover and reply.handover.reason in NEVER_OF_ITSELF for reply in replies):
        return
    for reply in {each.key: each for each in replies}.values():
        tells = any(told.value is not None for told in reply.facts.values())
        if topic_of(reply) and reply.sources and tells:
            yield reply


def in_words(texts: Texts, reply: Reply, seq: int, language: Language, form: Form) -> SuggestionView:
    """MissingTextError if no file of texts has its key."""
    danish = render(texts, reply, DANISH, form)
    return SuggestionView(
        seq=seq,
        key=reply.key,
        text_da=_text(danish),
        text_citizen=_text(render(texts, reply, language, form)),
        sources=[SourceView(**asdict(source)) for source in danish.sources],
    )


def _text(rendered: Rendered) -> str:
    """Without the buttons, which nobody could press, and the sources, which stand beside."""
    below = (each.lines for each in (rendered.listing, rendered.card) if each)
    return "\n\n".join("\n".join(block) for block in (rendered.sentences, *below) if block)
