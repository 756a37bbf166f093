"""What the archives hold: what a citizen looks for, what is found of it, and what of that may be seen."""
