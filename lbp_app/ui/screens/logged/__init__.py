"""One thing that was noted."""
