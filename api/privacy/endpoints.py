"""A citizen deletes a conversation."""

from anyio import to_thread
from fastapi import APIRouter

from api.conversations.access import ByCitizen
from api.conversations.parts import ForEverybody as ForReaders
from api.conversations.schemas import Receipt
from api.privacy.parts import ForEverybody

router = APIRouter(prefix="/api/conversations", tags=["conversations"])


@router.delete("/{conversation_id}")
async def delete(parts: ForEverybody, readers: ForReaders, citizen: ByCitizen) -> Receipt:
    """All that was said is gone, what awaits an answer too, and what was left for a person unless it is journaled.

    The receipt says which, and not who asked.
    """
    deleted = await to_thread.run_sync(parts.delete, citizen)
    forgotten = await parts.deletion.forget(deleted.conversation_id)
    await to_thread.run_sync(parts.deletion.overwrite)
    readers.waiting.changed(deleted.conversation_id)
    return Receipt(
        receipt=deleted.receipt,
        deleted_at=deleted.deleted_at,
        messages=deleted.messages,
        left_messages=deleted.left_messages,
        journaled=deleted.journaled,
        tracker="deleted" if forgotten else "pending",
    )
