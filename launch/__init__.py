"""Starts the city's three processes, and stops them."""
