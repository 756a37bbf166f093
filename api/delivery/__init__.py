"""A message's way to the bot and back, without loss."""
