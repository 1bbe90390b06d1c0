"""The quiz of one lesson."""
