"""The patient's own list of medicines."""
