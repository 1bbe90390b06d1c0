"""Set or change a reminder."""
