"""What a council's session comes to in numbers: its agenda, variants, motions, votes and dissent."""
