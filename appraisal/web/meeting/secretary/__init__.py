"""What the secretary's device does beside the desk: seats and rules, paper ballots, corrected figures, minutes."""
