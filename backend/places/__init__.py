"""Places of the city: libraries, counters, archives, telephones; where they are and when they are open."""
