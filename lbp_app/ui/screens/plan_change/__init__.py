"""Change the plan: the activity, what it offers, and how it goes."""
