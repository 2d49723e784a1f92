"""What each event needs and what it changes, by stage."""
