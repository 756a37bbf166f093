"""What the city says to be so: a value, its source, when it was read, who owns it, and how sure we are."""
