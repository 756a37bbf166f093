"""The city's systems over HTTP: one file and one contract for each, and all network I/O here."""
