"""Rules as values and pure functions: no clock, no input or output, no framework."""
