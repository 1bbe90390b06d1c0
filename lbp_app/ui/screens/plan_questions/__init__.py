"""Questions for the next appointment: from what was noted, and of the patient's own."""
