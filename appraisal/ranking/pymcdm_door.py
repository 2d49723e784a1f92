"""The one door to pymcdm, the named method of our rankings.

Its own checks are switched off (`validation=False`): above 1,000 rows they take 96 % of the time, and they let NaN,
negative weights and zero spans pass. Callers must have checked their input.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import LazyLoader
from types import ModuleType
from typing import Any

import numpy as np

from appraisal.arrays import Floats, Ints

_PLOTS = "pymcdm.visuals"  # imports matplotlib
_WITHOUT = {  # what a module of pymcdm imports and only some of its functions need
    "pymcdm.io.table": "pandas",
    "pymcdm.io.mcda_problem": "pandas",
    "pymcdm.weights.weights": "scipy.linalg",
}


def pymcdm() -> Any:
    """Import pymcdm without matplotlib, pandas and SciPy, which only plots, tables and one way of weighting need.

    They take nine tenths of the time of the import. Whoever uses them later gets the real ones. No module
    that another thread may be importing is replaced: only the loading of pymcdm's own modules is changed.
    """
    if _Finder not in sys.meta_path:
        sys.meta_path.insert(0, _Finder)
    import pymcdm as library

    return library


class _Finder:
    """Finds only those modules of pymcdm that import what is not needed."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name != _PLOTS and name not in _WITHOUT:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and isinstance(spec.loader, SourceFileLoader):
            own = spec.loader
            spec.loader = LazyLoader(own) if name == _PLOTS else _Without(own.name, own.path)
        return spec


class _Without(SourceFileLoader):
    """Loads a module in which one import gives a stand-in that imports the real one on first use."""

    def exec_module(self, module: ModuleType) -> None:
        def imported(name: str, *args: Any, **options: Any) -> Any:
            return _Later(name) if name == _WITHOUT[module.__name__] else builtins.__import__(name, *args, **options)

        module.__dict__["__builtins__"] = {**vars(builtins), "__import__": imported}
        super().exec_module(module)


class _Later(ModuleType):
    """A stand-in for a module whose classes and functions import the real one when they are called."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *args, **options: getattr(import_module(self.__name__), name)(*args, **options)


def scores(method: Any, matrix: Floats, weights: Floats, types: Ints) -> Floats:
    """Return the scores that a method object of pymcdm gives to the rows of a matrix."""
    return np.asarray(method(matrix, weights, types, validation=False), dtype=np.float64)
