"""What we claim, as commands that measure it beside a yardstick in the same run."""
