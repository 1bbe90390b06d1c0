"""One measure, to be filled in."""
