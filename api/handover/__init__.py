"""A person, in the same window: who owns a conversation, and how it changes hands."""
