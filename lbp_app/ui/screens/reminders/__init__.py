"""All reminders of the patient."""
