"""A whole conversation, to keep: as text, as a page to print, or by mail."""
