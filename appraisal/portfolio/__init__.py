"""Which projects to fund: 0-1 choice of options under rules, exact, checked and explained."""

from appraisal.later import modules_of

__getattr__ = modules_of(__name__)
