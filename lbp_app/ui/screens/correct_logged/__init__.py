"""Correct one thing that was noted."""
