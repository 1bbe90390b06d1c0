"""About you: what the first run asked, to be changed at any time."""
