"""A citizen leaves a message. Synchronous, one transaction a call."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.conversations.access import Citizen
from api.conversations.models import Conversation
from api.conversations.said import tidied
from api.conversations.service import Conversations
from api.letters import reach, repository, wished
from api.letters.errors import ConsentMissingError, TooManyLeftError, WishedClosedError
from api.letters.expected import expected
from api.letters.handed import Handed
from api.letters.models import LeftMessage
from api.letters.outbox.service import Outbox
from api.letters.receipt import new_receipt
from api.letters.schemas import ByCall, Choices, DayAhead, Expect, Leaving, Left, PartOfDay, Wished
from api.letters.staffed import Opening, Staffed
from api.rendering.catalogue import Texts
from api.rendering.formats import day_in
from api.rendering.moments import SHORT_DAY
from api.rendering.tongue import Tongue
from api.rendering.values import words_of
from backend.facts.values import DayHours, Language
from replies import reply
from replies.reply import Queue

AN_HOUR = dt.timedelta(hours=1)
DAYS_SHOWN = 14


@dataclass(frozen=True)
class LeftMessages:
    """`changed` and `desk_changed` hear of it after the commit."""

    conversations: Conversations
    handed: Handed
    staffed: Staffed
    outbox: Outbox
    texts: Texts
    most_an_hour: int
    most_characters: int
    changed: Callable[[str], None]
    desk_changed: Callable[[str | None], None]

    def leave(self, citizen: Citizen, wanted: Leaving) -> Left:
        """The receipt; the same again for a `client_message_id` that was here before."""
        try:
            return self._once(citizen, wanted)
        except IntegrityError:  # the same came twice at once, and the other is stored now; or a number was taken
            return self._once(citizen, wanted)

    def choices(self, citizen: Citizen, queue: Queue | None) -> Choices:
        """The parts of the coming days in which somebody is there, or may be."""
        with self.conversations.looked_at(citizen) as (session, conversation):
            asked = queue or self.handed.queue_of(session, conversation)
            tongue = Tongue(self.texts, cast("Language", conversation.language))
        hours = self.staffed.ahead(asked, self._now().date(), DAYS_SHOWN)
        days = [self._day(day, known, tongue) for day, known in hours.items()]
        return Choices(queue=asked, days=[day for day in days if day.parts])

    def _day(self, day: dt.date, hours: DayHours | None, tongue: Tongue) -> DayAhead:
        now = self._now()
        wishes = [Wished(date=day, part=part) for part in wished.PARTS if wished.still_to_come(part, day, now)]
        parts = [(each.part, wished.is_staffed(each, hours, now) if hours else None) for each in wishes]
        name = day_in(tongue.locale, day, SHORT_DAY[tongue.language])
        shown = [
            PartOfDay(part=part, label=f"{name} {tongue.word(f'term_wished_{part}')}", staffed=staffed)
            for part, staffed in parts
            if staffed is not False
        ]
        return DayAhead(date=day, parts=shown)

    def _once(self, citizen: Citizen, wanted: Leaving) -> Left:
        with self.conversations.opened(citizen) as (session, conversation):
            repository.hold(session, conversation)
            known = repository.by_client_id(session, conversation.id, str(wanted.client_message_id))
            if known:
                return self._left(known)
            message, notes = self._message(session, conversation, wanted)
            self._refuse_too_many(session, conversation)
            self._keep(session, conversation, message, notes)
            left = self._left(message)
        self.changed(citizen.conversation_id)
        self.desk_changed(None)
        self.outbox.wake()
        return left

    def _message(
        self, session: Session, conversation: Conversation, wanted: Leaving
    ) -> tuple[LeftMessage, tuple[str, ...]]:
        """What is wrong is told in the order of the form."""
        said = tidied(wanted.text, self.most_characters)
        by_mail = wanted.reach.by == "mail"
        address = (reach.mail_address if by_mail else reach.phone_number)(wanted.reach.address)
        queue = wanted.queue or self.handed.queue_of(session, conversation)
        wish = wanted.reach.wished if isinstance(wanted.reach, ByCall) else None
        if wish:
            self._refuse_wish(wish, queue, cast("Language", conversation.language))
        if not wanted.consent:
            raise ConsentMissingError
        message = LeftMessage(
            receipt=new_receipt(),
            conversation_id=conversation.id,
            client_message_id=str(wanted.client_message_id),
            queue=queue,
            text=said.text,
            language=conversation.language,
            reach_by=wanted.reach.by,
            address=address,
            wished_on=wish.date if wish else None,
            wished_part=wish.part if wish else None,
            status="left",
            left_at=self._now(),
            calls=0,
        )
        return message, said.notes

    def _keep(self, session: Session, conversation: Conversation, message: LeftMessage, notes: tuple[str, ...]) -> None:
        session.add(message)
        session.flush()
        self.handed.leave_message(session, conversation)
        self.outbox.notice(session, message)
        said = (*expected(message, self._opening(message)), *(reply(note) for note in notes))
        self.conversations.transcript.beside(session, conversation, said, conversation.last_seq)

    def _refuse_too_many(self, session: Session, conversation: Conversation) -> None:
        before = repository.left_since(session, conversation.id, self._now() - AN_HOUR)
        if len(before) >= self.most_an_hour:
            welcome_again = before[-self.most_an_hour] + AN_HOUR
            raise TooManyLeftError(retry_after=(welcome_again - self._now()).total_seconds())

    def _refuse_wish(self, wish: Wished, queue: Queue, language: Language) -> None:
        """A day whose hours are not known is accepted: nobody can say that it is closed."""
        now = self._now()
        wished.not_past(wish, now)
        hours = self.staffed.ahead(queue, wish.date, 1)[wish.date]
        if hours is not None and not wished.is_staffed(wish, hours, now):
            raise WishedClosedError(hours=words_of(hours, Tongue(self.texts, language)).text)

    def _left(self, message: LeftMessage) -> Left:
        language, opening = cast("Language", message.language), self._opening(message)
        expect = Expect(
            text=self.conversations.speaker.say(expected(message, opening), language, "standard").text,
            open_now=opening.open_now,
            opens_at=opening.opens_at,
            language=language,
        )
        return Left(receipt=message.receipt, queue=cast("Queue", message.queue), left_at=message.left_at, expect=expect)

    def _opening(self, message: LeftMessage) -> Opening:
        return self.staffed.now(cast("Queue", message.queue), self._now())

    def _now(self) -> dt.datetime:
        return self.conversations.clock.now()
