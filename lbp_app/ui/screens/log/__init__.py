"""All that can be noted beside a check-in, as tiles."""
