"""What the shell proposes."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from appraisal.cli.main import program
from appraisal.paths import sample_folder

KUZBASS = str(sample_folder() / "kuzbass")


def proposed(*words: str) -> list[str]:
    """Return what bash would be told at the last of the words."""
    asked = {
        "_APPRAISAL_COMPLETE": "complete_bash",
        "COMP_WORDS": " ".join(["appraisal", *words]),
        "COMP_CWORD": str(len(words)),
    }
    return CliRunner().invoke(program(), [], env=asked, prog_name="appraisal").stdout.split()


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("robu",), {"robustness"}),
        (("rank", KUZBASS, "--scenario", ""), {"filled", "low-prices"}),
        (("rank", KUZBASS, "--method", "vi"), {"vikor"}),
        (("rank", KUZBASS, "--weights", "eco"), {"ecologist", "economist"}),
        (("explain", KUZBASS, "kar"), {"karakan"}),
        (("explain", KUZBASS, "karakan", "--against", "sor"), {"sorbents"}),
        (("finance", KUZBASS, "--project", "kar"), {"karakan"}),
        (("select", KUZBASS, "--objective", "npv"), {"npv", "npv-first"}),
    ],
)
def test_keys_of_the_case_are_proposed(words: tuple[str, ...], wanted: set[str]) -> None:
    """Commands, scenarios, projects, experts, methods and objectives are completed from what is there."""
    assert wanted <= set(proposed(*words))


def test_a_case_that_cannot_be_read_proposes_nothing() -> None:
    """No error breaks into a line that is being typed."""
    assert proposed("explain", "nowhere", "x") == []
