"""The commands `appraisal session …`: a whole meeting from a terminal, event by event."""
