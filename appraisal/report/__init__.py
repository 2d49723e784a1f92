"""Why a project stands where it stands: sentences made only of what was computed (rule 14)."""
