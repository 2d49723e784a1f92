"""How far a ranking can be trusted: what holds for all admissible weights and figures, and what would change it."""
