"""Arguments shared by commands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from appraisal.analysis.appraise import METHODS
from appraisal.cli import complete
from appraisal.document import LARGEST
from appraisal.text.local import Language

CasePath = Annotated[Path, typer.Argument(metavar="CASE", help="Folder or workbook of the case.", show_default=False)]
ScenarioKey = Annotated[
    str | None,
    typer.Option(
        "--scenario",
        metavar="S",
        help="Key of a scenario of the case.",
        show_default=False,
        autocompletion=complete.scenarios,
    ),
]
CriteriaFolder = Annotated[
    Path | None,
    typer.Option("--criteria", metavar="DIR", help="Folder of criteria to use instead.", show_default=False),
]
Speech = Annotated[Language, typer.Option("--language", help="Language of the answer.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
Method = Annotated[
    str,
    typer.Option("--method", metavar="M", help=f"One of {', '.join(METHODS)}.", autocompletion=complete.methods),
]
WhoseWeights = Annotated[
    str | None,
    typer.Option(
        "--weights",
        metavar="W",
        help="council (if it gave any), set (else), equal, roc, entropy, critic, an expert's key, or npv=3,jobs=1.",
        show_default=False,
        autocompletion=complete.weights,
    ),
]
Where = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="S",
        help="File or URL of the store of sessions; the user's own if left out.",
        envvar="APPRAISAL_STORE",
        show_envvar=False,
        show_default=False,
    ),
]
Objective = Annotated[
    str,
    typer.Option(
        "--objective",
        metavar="O",
        help="What the portfolio is best for: see docs/reference.md.",
        autocompletion=complete.objectives,
    ),
]
Budget = Annotated[
    float | None,
    typer.Option(
        "--budget", metavar="X", help="Total budget in the case's money instead of the rules'.", min=0, max=LARGEST
    ),
]
