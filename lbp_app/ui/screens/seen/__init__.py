"""I was seen: what closes a red flag."""
