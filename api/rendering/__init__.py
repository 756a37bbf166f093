"""Turns a Reply into words: in the reader's language, in the standard or the easy form, shown or read aloud."""
