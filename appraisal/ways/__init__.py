"""Ways in, the opposite, what binds: each stated only after the changed case was appraised from its documents."""
