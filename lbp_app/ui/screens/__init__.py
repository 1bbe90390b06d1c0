"""One folder per screen: ``state.py`` (plain Python) and ``screen.py`` (one component)."""
