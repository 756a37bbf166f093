"""The bot's own best answers, for whoever at the desk has the conversation, and what was sent instead."""
