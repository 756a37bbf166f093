"""The copilot's call, for whoever at the desk has the conversation."""

from fastapi import APIRouter

from api.copilot.parts import ForAgents
from api.copilot.schemas import SuggestionView
from api.desk.parts import AtTheDesk

router = APIRouter(prefix="/api/desk", tags=["desk"])


@router.get("/conversations/{conversation_id}/copilot")
async def suggestions(parts: ForAgents, agent: AtTheDesk, conversation_id: str) -> list[SuggestionView]:
    """The bot's best answers to the citizen's last words; an empty list where it has none."""
    return await parts.suggestions(agent, conversation_id)
