"""The council of experts: pooled ballots, agreement, influence, exchange rates."""
