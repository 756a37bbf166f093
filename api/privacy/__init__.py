"""Keeps personal data out where it can, and takes it away again."""
