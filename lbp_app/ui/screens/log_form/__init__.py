"""One short form for one thing to note."""
