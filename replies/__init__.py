"""The contract between the actions, which decide what to say, and the gateway, which says it."""

from replies.reply import Choice, Handover, Payload, Reply, reply

__all__ = ["Choice", "Handover", "Payload", "Reply", "reply"]
