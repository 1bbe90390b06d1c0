"""One reminder."""
