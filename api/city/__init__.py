"""What the city says, for programs: the same facts as in the answers, with source, date and certainty, free to read."""
