"""The history of the diary's tables; imported only when a diary is not at its head."""
