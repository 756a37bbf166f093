"""What the copilot's call needs of the process: the assembly puts it in `app.state.copilot`."""

from dataclasses import dataclass
from typing import Annotated

from anyio import to_thread
from fastapi import Depends, Request

from api.accounts.access import Agent
from api.copilot.asking import Asking
from api.copilot.learning import Learning
from api.copilot.schemas import SuggestionView
from api.copilot.service import Copilot


@dataclass(frozen=True)
class CopilotParts:
    copilot: Copilot
    asking: Asking
    learning: Learning

    async def suggestions(self, agent: Agent, conversation_id: str) -> list[SuggestionView]:
        """The bot is waited for here, and the store in a thread."""
        question = await to_thread.run_sync(self.copilot.question, agent, conversation_id)
        replies = await self.asking.answer(question) if question else ()
        if question is None or not replies:
            return []
        return await to_thread.run_sync(self.copilot.offer, agent, question, replies)


async def parts_of(request: Request) -> CopilotParts:
    parts: CopilotParts = request.app.state.copilot
    return parts


ForAgents = Annotated[CopilotParts, Depends(parts_of)]
