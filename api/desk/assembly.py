"""Puts the desk together from what the gateway has."""

from collections.abc import Callable

from api.conversations.models import Message
from api.conversations.service import Conversations
from api.desk.bell import Bell
from api.desk.canned import CannedReplies
from api.desk.cards import Cards
from api.desk.doors import Doors
from api.desk.glances import Glances
from api.desk.parts import DeskParts
from api.desk.service import Desk
from api.handover.assembly import Assembled
from api.live.parts import LiveParts
from api.settings import DATA, GatewaySettings

CANNED = DATA / "handover" / "canned.yml"


def desk_parts(
    settings: GatewaySettings,
    conversations: Conversations,
    hand: Assembled,
    *,
    live: LiveParts,
    bell: Bell,
    sent: Callable[[Message], None],
) -> DeskParts:
    signs = live.signs
    cards = Cards(conversations.speaker, hand.reading.attendance.book)
    desk = Desk(conversations.sessions, hand.reading, cards, Glances(cards), Doors(hand.reading.attendance), signs)
    look_s = min(settings.longest_wait_seconds, settings.agent_silent_seconds / 4)
    return DeskParts(desk, hand.staff, signs, bell, CannedReplies.load(CANNED), sent, look_s)
