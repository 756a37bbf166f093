"""What handing over needs of the process; the assembly puts it in `app.state.handover`."""

from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request

from api.conversations.access import Citizen
from api.conversations.posting import Posting
from api.conversations.service import Conversations
from api.handover.schemas import HandoverView
from api.handover.service import Handovers
from api.handover.staff import Staff
from api.handover.states import BOT, agent_of
from api.handover.watch import Watch
from api.live.signs import Signs
from replies.reply import Queue


@dataclass(frozen=True)
class HandoverParts:
    conversations: Conversations
    posting: Posting
    handovers: Handovers
    staff: Staff
    watch: Watch
    signs: Signs

    def leave(self, citizen: Citizen) -> None:
        with self.conversations.opened(citizen) as (session, conversation):
            self.handovers.leave(session, conversation)

    def standing(self, citizen: Citizen) -> HandoverView:
        with self.conversations.looked_at(citizen) as (session, conversation):
            view = HandoverView(
                state=conversation.state,
                may_leave_message=conversation.owner == BOT and conversation.state != "closed",
            )
            handover = self.handovers.current(session, conversation)
            if handover is None:
                return view
            line = self.handovers.line
            view.queue = cast("Queue", handover.queue)
            view.agent_name = handover.agent_name.split()[0] if handover.agent_name else None
            view.agent_typing = view.agent_name is not None and self.signs.shown(conversation.id, "agent")
            if conversation.state == "waiting":
                view.place, view.deadline = line.place(session, handover), handover.deadline_at
                view.wait_minutes = line.wait_minutes(session, line.queue_of(handover))
            return view

    def typing(self, citizen: Citizen) -> None:
        with self.conversations.looked_at(citizen) as (_, conversation):
            conversation_id, owner = conversation.id, agent_of(conversation.owner)
        self.signs.give(conversation_id, "citizen")
        if owner:
            self.handovers.mover.desk_changed(owner)


async def parts_of(request: Request) -> HandoverParts:
    parts: HandoverParts = request.app.state.handover
    return parts


ForEverybody = Annotated[HandoverParts, Depends(parts_of)]
