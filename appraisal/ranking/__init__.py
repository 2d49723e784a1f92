"""Rankings of a decision matrix on declared bounds: TOPSIS and its neighbours, weights, intervals of places."""

from appraisal.later import modules_of

__getattr__ = modules_of(__name__)
