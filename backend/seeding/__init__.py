"""From `data/facts/*.yml` to rows of the city store."""
