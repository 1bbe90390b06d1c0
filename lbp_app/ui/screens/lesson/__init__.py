"""One lesson."""
