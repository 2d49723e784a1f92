"""docs/side_by_side.md: every block runs as written, and the answers agree where they should."""

from __future__ import annotations

import re
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest

PAGE = Path(__file__).parents[2] / "docs" / "side_by_side.md"
BLOCK = re.compile(r"<!-- task: ([\w, -]+) -->\n```python\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def answers() -> dict[tuple[str, str], Any]:
    """Run every block after the data of the page: (task, library) -> its `answer`."""
    text = PAGE.read_text(encoding="utf-8")
    blocks = dict(BLOCK.findall(text))
    assert len(blocks) == text.count("```python")
    data = blocks.pop("data")
    result = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # libraries that warn of their own changes
        for name, code in blocks.items():
            names: dict[str, Any] = {}
            exec(compile(data + code, f"side_by_side.md, {name}", "exec"), names)  # noqa: S102  it is our own text
            task, library = name.split(", ")
            result[task, library] = names["answer"]
    return result


@pytest.mark.parametrize("task", ["rank", "entropy"])
@pytest.mark.parametrize("library", ["pymcdm", "scikit-criteria"])
def test_scores_and_weights_agree(answers: dict[tuple[str, str], Any], task: str, library: str) -> None:
    """To the twelfth decimal, as the page says."""
    np.testing.assert_allclose(answers[task, "here"], answers[task, library], rtol=0, atol=1e-12)


def test_shares_of_first_places_agree_within_the_sampling_error(answers: dict[tuple[str, str], Any]) -> None:
    """Ten thousand draws here and two thousand in a loop differ by no more than four standard errors."""
    here, loop = (np.asarray(answers["acceptability", library]) for library in ("here", "pymcdm"))
    assert here.sum() == pytest.approx(1)
    assert ((here > 0) & (here < 1)).any()
    error = np.sqrt(0.25 / 2_000 + 0.25 / 10_000)
    assert np.abs(here - loop).max() < 4 * error


def test_portfolios_agree_at_every_budget(answers: dict[tuple[str, str], Any]) -> None:
    """One portfolio and the line of all budgets are those of PuLP; the budget decides something."""
    assert answers["choose", "here"] == answers["choose", "PuLP"]
    assert answers["frontier", "here"] == answers["frontier", "PuLP"]
    assert len({frozenset(each) for each in answers["frontier", "here"].values()}) > 3
