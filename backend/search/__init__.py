"""Finds what was meant among texts of a kind: Danish and English words in any form, compounds, small misspellings."""
