"""Project finance: from drivers to a yearly statement, its indicators, points of view and risk."""

from appraisal.later import modules_of

__getattr__ = modules_of(__name__)
