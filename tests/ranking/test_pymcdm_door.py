"""The door to pymcdm brings no plots, no tables and no SciPy, and takes them from nobody."""

from __future__ import annotations

import subprocess
import sys

import pytest

LATE = """
import sys
from appraisal.ranking import pymcdm_door, topsis, other_methods
assert "pymcdm" not in sys.modules and "pandas" not in sys.modules, "imported before it is needed"
library = pymcdm_door.pymcdm()
assert not {"matplotlib", "pandas", "scipy"} & set(sys.modules), "the plots, the tables or SciPy came along"
assert library is pymcdm_door.pymcdm()
assert library.methods.TOPSIS().__class__.__name__ == "TOPSIS"
import numpy, pandas
table = library.io.Table(numpy.eye(2), library.io.TableDesc("caption", "label", None, "A", "C"))
assert isinstance(table.df, pandas.DataFrame)
matrix = numpy.array([[3.0, 100, 10], [2.5, 80, 8], [1.8, 50, 20]])
assert abs(library.weights.cilos_weights(matrix, numpy.array([1, 1, -1])).sum() - 1) < 1e-12
assert "scipy.linalg" in sys.modules
try:
    import matplotlib
except ImportError:
    sys.exit()
import pymcdm.visuals
assert pymcdm.visuals.ranking_bar
"""

# One room of pymcdm waits while it is loaded, until another thread has imported pandas.
TOGETHER = """
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.machinery import PathFinder, SourceFileLoader
from threading import Event
from appraisal.ranking import pymcdm_door
half_way, go_on = Event(), Event()
class Waiting(SourceFileLoader):
    def exec_module(self, module):
        half_way.set()
        assert go_on.wait(60)
        super().exec_module(module)
class Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name != "pymcdm.io.mcda_results":
            return None
        spec = PathFinder.find_spec(name, path, target)
        spec.loader = Waiting(spec.loader.name, spec.loader.path)
        return spec
sys.meta_path.insert(0, Finder)
with ThreadPoolExecutor(1) as pool:
    ranking = pool.submit(pymcdm_door.pymcdm)
    assert half_way.wait(60)
    import pandas
    assert type(pandas).__name__ == "module" and pandas.DataFrame
    go_on.set()
    assert ranking.result(60).methods.TOPSIS
"""


@pytest.mark.parametrize("script", [LATE, TOGETHER], ids=["late", "together"])
def test_pymcdm_comes_late_and_what_it_leaves_out_stays_real_for_everyone(script: str) -> None:
    """In a process of its own, since imports last: alone, and while another thread imports pandas."""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
