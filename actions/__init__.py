"""From the bot's decision to the facts of the city: which reply, with which values. No sentence is written here."""
