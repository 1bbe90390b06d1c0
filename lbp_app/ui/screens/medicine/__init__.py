"""One medicine of the list."""
