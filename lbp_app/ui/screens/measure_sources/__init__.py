"""Whose the measures are and on which terms they stand here."""
