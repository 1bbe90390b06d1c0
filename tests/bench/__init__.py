"""Measurements: how fast the app starts, saves and answers a tap, and how heavy it is."""
