"""Quiet hours, how many a day, and a rest from all reminders."""
