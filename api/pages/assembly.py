"""Puts together what the pages need."""

from functools import partial
from pathlib import Path

from api.content.service import notices
from api.conversations.parts import ConversationParts
from api.conversations.service import Conversations
from api.handover.parts import HandoverParts
from api.letters.service import LeftMessages
from api.pages.assets import Assets
from api.pages.desk.page import DeskPage
from api.pages.page import Limits, Pages
from api.pages.parts import PageParts
from api.pages.safely import SafeWay
from api.privacy.endpoints import delete
from api.privacy.parts import PrivacyParts
from api.rendering.catalogue import Texts
from api.settings import GatewaySettings
from backend.facts.values import Language

API = Path(__file__).resolve().parent.parent


def assembled(
    settings: GatewaySettings,
    texts: Texts,
    talk: ConversationParts,
    *,
    left: LeftMessages,
    person: HandoverParts,
    privacy: PrivacyParts,
    safe_way: SafeWay,
) -> PageParts:
    """Reads the page's files once."""
    limits = Limits(settings.max_text_characters, settings.rest_minutes, settings.retention_days)
    pages = Pages(API / "templates", texts, Assets.load(API / "web"), limits)
    return PageParts(
        pages=pages,
        talk=talk,
        person=person,
        left=left,
        erase=partial(delete, privacy, talk),
        notices=partial(_notices, talk.conversations),
        safe_way=safe_way,
        answer_seconds=settings.form_answer_seconds,
    )


def desk_page(settings: GatewaySettings, parts: PageParts) -> DeskPage:
    """The desk shares the templates, texts and files of the citizen's page."""
    pages = parts.pages
    return DeskPage(pages.templates, pages.texts, pages.assets, settings.max_text_characters)


def _notices(conversations: Conversations, language: Language) -> list[str]:
    with conversations.sessions() as session:
        return [each.text_en if language == "en" else each.text_da for each in notices(session)]
