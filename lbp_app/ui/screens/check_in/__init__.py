"""The check-in: safety, pain, saved."""
