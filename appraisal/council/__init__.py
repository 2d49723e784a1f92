"""What a council of several experts says together: pooled ballots, agreement, influence, exchange rates."""
