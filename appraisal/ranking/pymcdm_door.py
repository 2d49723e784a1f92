"""The one door to pymcdm, the named method of our rankings.

Its own checks are left out (`validation=False`): above 1,000 rows they are 96 % of the time, and they let NaN, negative
weights and zero spans pass. Whoever calls through here has checked before.
"""

from __future__ import annotations

import sys
from threading import Lock
from types import ModuleType
from typing import Any

import numpy as np

from appraisal.arrays import Floats, Ints

_importing = Lock()


def pymcdm() -> Any:
    """Import pymcdm without its plots, which would bring matplotlib: half the time of the import.

    An empty `pymcdm.visuals` stands in during the import and is taken away after it, so that anybody else can still
    import the real one.
    """
    with _importing:
        if "pymcdm" not in sys.modules:
            stand_in = ModuleType("pymcdm.visuals")
            sys.modules["pymcdm.visuals"] = stand_in
            try:
                import pymcdm as library
            finally:
                del sys.modules["pymcdm.visuals"]
            if getattr(library, "visuals", None) is stand_in:
                del library.visuals
    import pymcdm as library

    return library


def scores(method: Any, matrix: Floats, weights: Floats, types: Ints) -> Floats:
    """Return the scores that a method object of pymcdm gives to the rows of a matrix."""
    return np.asarray(method(matrix, weights, types, validation=False), dtype=np.float64)
