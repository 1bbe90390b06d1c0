"""Reads ``content/`` into domain values; what is wrong comes with file, line, code and remedy."""
