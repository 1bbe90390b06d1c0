"""What a filled-in measure says, and what it does not say."""
