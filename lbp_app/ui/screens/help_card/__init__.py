"""One care card on its own, without any answer."""
