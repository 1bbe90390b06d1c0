"""The page to show at the door."""
