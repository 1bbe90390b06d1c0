"""Pictures of every screen, for people to look at: `python -m tests.shots`."""
