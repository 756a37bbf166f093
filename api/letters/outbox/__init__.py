"""Mails on their way: stored first, sent until they are accepted or refused for good."""
