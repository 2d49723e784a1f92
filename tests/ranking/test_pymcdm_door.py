"""The door to pymcdm brings no plots and takes them from nobody."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
from appraisal.ranking import pymcdm_door, topsis, other_methods
assert "pymcdm" not in sys.modules and "pandas" not in sys.modules, "imported before it is needed"
library = pymcdm_door.pymcdm()
assert not {"matplotlib", "pandas"} & set(sys.modules), "the plots or the tables came along"
assert library is pymcdm_door.pymcdm()
assert library.methods.TOPSIS().__class__.__name__ == "TOPSIS"
assert "pymcdm.visuals" not in sys.modules
try:
    import matplotlib
except ImportError:
    sys.exit()
import pymcdm.visuals
assert pymcdm.visuals.ranking_bar
"""


def test_pymcdm_comes_late_without_plots_and_leaves_the_real_ones_importable() -> None:
    """In a process of its own, since imports last."""
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
