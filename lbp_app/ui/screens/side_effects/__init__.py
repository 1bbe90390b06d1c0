"""The weekly list of side effects."""
