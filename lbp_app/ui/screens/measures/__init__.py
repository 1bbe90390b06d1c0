"""The list of measures: what is due and what was answered last."""
