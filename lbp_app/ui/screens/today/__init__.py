"""Today: an open red flag first, then the check-in."""
