"""Robustness of a ranking: what holds for all admissible weights and figures, and what would change it."""

from appraisal.later import modules_of

__getattr__ = modules_of(__name__)
