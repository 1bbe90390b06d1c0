"""The body chart."""
