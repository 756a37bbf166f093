"""A conversation at a glance, in Danish whatever language it is held in. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from api.conversations.models import Conversation, Message
from api.conversations.speaking import Speaker
from api.desk.schemas import Card, SummaryView
from api.handover.models import Handover
from api.handover.queues import QueueBook
from api.handover.summary import Summary, summary_of
from api.rendering.formats import day_in
from api.rendering.tongue import locale_of
from backend.facts.values import Language
from replies.reply import Queue

DANISH: Language = "da"
BETWEEN = " · "
LONGEST = 80
SHORT_DAY = "EEE d. MMM"


@dataclass(frozen=True)
class Glance:
    """What a card tells of the messages."""

    topic: str | None
    line: str
    last_from: str
    last_seq: int


@dataclass(frozen=True)
class Cards:
    speaker: Speaker
    queues: QueueBook

    def glance(self, conversation: Conversation, messages: Sequence[Message]) -> Glance:
        summary = summary_of(messages, conversation.language, conversation.channel)
        return Glance(
            topic=self.topic(summary.topic),
            line=self.line(summary),
            last_from=next((each.author for each in reversed(messages) if each.author != "system"), "system"),
            last_seq=messages[-1].seq if messages else 0,
        )

    def card(self, conversation: Conversation, handover: Handover, glance: Glance, *, typing: bool) -> Card:
        return Card(
            id=conversation.id,
            queue=cast("Queue", handover.queue),
            queue_name=self.queues[handover.queue].title,
            language=cast("Language", conversation.language),
            channel=conversation.channel,
            topic=glance.topic,
            summary_line=glance.line,
            state=conversation.state,
            version=conversation.version,
            waiting_since=handover.waiting_since,
            since=handover.asked_at,
            last_seq=glance.last_seq,
            last_from=glance.last_from,
            unread=glance.last_from == "citizen",
            typing=typing,
            front=handover.front,
        )

    def topic(self, topic: str | None) -> str | None:
        return self.speaker.label(f"topic.{topic}", DANISH) if topic else None

    def line(self, summary: Summary) -> str:
        """What it is about, where, and when; or else the citizen's last words."""
        places = [place.da for place in summary.places[-1:]]
        days = [day_in(locale_of(DANISH), day, SHORT_DAY) for day in summary.dates[-1:]]
        parts = [*([self.topic(summary.topic) or ""] if summary.topic else []), *places, *days]
        return BETWEEN.join(parts) or (summary.last or "")[:LONGEST]

    def summary(self, summary: Summary) -> SummaryView:
        return SummaryView(
            topic=self.topic(summary.topic),
            first=summary.first,
            places=[place.da for place in summary.places],
            dates=list(summary.dates),
            answered=[self.topic(each) or each for each in summary.answered],
            failed=list(summary.failed),
            language=summary.language,
            channel=summary.channel,
        )
