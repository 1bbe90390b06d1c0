"""The care card of the open red flags."""
