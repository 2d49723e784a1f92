"""Ways in, the opposite forced, what binds: each said only after the changed case was appraised from its documents."""
