"""Heat on the back: the skin questions and the timer."""
