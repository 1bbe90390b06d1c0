"""What the operating system owns: how the app is started and served, and what may be logged."""
