"""The safety questions on demand."""
