"""The gateway: it owns the conversation, and says what the bot decided."""
