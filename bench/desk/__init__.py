"""From a citizen's message to the agent's screen and back, with many conversations open at once."""
