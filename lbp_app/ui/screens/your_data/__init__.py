"""Your data: backup, restore, deleting."""
