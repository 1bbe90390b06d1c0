"""One entry of the diary."""
