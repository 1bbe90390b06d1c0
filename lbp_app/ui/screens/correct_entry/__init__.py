"""Correct a check-in."""
