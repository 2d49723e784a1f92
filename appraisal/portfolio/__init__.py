"""Which projects to fund: 0-1 choice of options under rules, exact, checked and explained."""
