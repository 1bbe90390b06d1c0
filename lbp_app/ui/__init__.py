"""Everything the patient sees and touches; Flet lives here."""
