"""Share: the summary for a clinician, and the diary as files."""
