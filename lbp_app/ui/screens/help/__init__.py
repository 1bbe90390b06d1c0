"""Get help: the questions on demand, the care cards and the numbers."""
