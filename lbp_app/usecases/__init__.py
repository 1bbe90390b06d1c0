"""What a patient can do, one verb per file; the outside world stands behind ports."""
