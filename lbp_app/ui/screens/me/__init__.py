"""Me: about you, where the diary is kept, about this app."""
