"""The page at `/`: served whole, working by forms alone, and better with script."""
