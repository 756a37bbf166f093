"""The off switch and urgent notices: what operators change at once, without training, and what is kept of it."""
