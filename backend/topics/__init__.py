"""Which topics a message that was not understood may be about, by its words alone."""
