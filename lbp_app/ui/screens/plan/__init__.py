"""The week of the plan: its start, what it asks for and why, and the questions at its end."""
