"""What the patient can take out of the app, as bytes in memory."""
