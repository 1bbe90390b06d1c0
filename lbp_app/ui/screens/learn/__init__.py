"""The Learn place: one lesson for now, the search and all lessons."""
