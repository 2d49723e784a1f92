"""The one door to pymcdm, the named method of our rankings.

Its own checks are left out (`validation=False`): above 1,000 rows they are 96 % of the time, and they let NaN, negative
weights and zero spans pass. Whoever calls through here has checked before.
"""

from __future__ import annotations

import sys
from importlib import import_module
from threading import Lock
from types import ModuleType
from typing import Any

import numpy as np

from appraisal.arrays import Floats, Ints

_importing = Lock()
_NOT_NEEDED = ("pymcdm.visuals", "pandas")


class _Later(ModuleType):
    """Stands in for a module and imports the real one when somebody asks it for anything."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


def pymcdm() -> Any:
    """Import pymcdm without what only its plots and tables need: matplotlib and pandas.

    They are three quarters of the time of the import. Stand-ins take their places while pymcdm is imported and are
    taken away after it; whoever then uses one of them through pymcdm gets the real one.
    """
    with _importing:
        if "pymcdm" not in sys.modules:
            stand_ins = {name: _Later(name) for name in _NOT_NEEDED if name not in sys.modules}
            sys.modules |= stand_ins
            try:
                import pymcdm as library
            finally:
                for name in stand_ins:
                    del sys.modules[name]
            if "pymcdm.visuals" in stand_ins:
                del library.visuals
    import pymcdm as library

    return library


def scores(method: Any, matrix: Floats, weights: Floats, types: Ints) -> Floats:
    """Return the scores that a method object of pymcdm gives to the rows of a matrix."""
    return np.asarray(method(matrix, weights, types, validation=False), dtype=np.float64)
