"""Brings what the city's systems say into the city store, on a schedule and on demand; what they last said stays."""
