"""What the conversation asks of the switches before anything is said; each time of the store, so at once in force."""

from sqlalchemy.orm import Session

from api.content import service
from backend.facts.values import Language
from replies import Reply


class Switchboard:
    """Has no state of its own."""

    def bot_off(self, session: Session) -> Reply | None:
        """What to say instead of asking the bot; None while it is on."""
        return service.bot_off_reply(session)

    def allowed(self, session: Session, reply: Reply) -> Reply:
        """The Reply, or the operator's words in its place."""
        return service.admitted(session, [reply])[0]

    def notice(self, session: Session, language: Language) -> str | None:
        """All notices that are up, the newest first, one a line."""
        texts = [each.text_en if language == "en" else each.text_da for each in service.notices(session)]
        return "\n".join(texts) or None
