"""The next seven days of reminders."""
