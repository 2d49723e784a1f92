"""The sheets of a ballot as a workbook: what each column is, for writing and for reading."""

from __future__ import annotations

from typing import get_args

from appraisal.documents.weighting import Weighting
from appraisal.intake.columns import bases
from appraisal.intake.layout import Column, Id, Sheet

METHODS: tuple[str, ...] = get_args(Weighting.model_fields["method"].annotation)
# The four answers beside a rating; who is recused finds no row to say so in.
ABSTAINS, CANNOT_JUDGE, RECUSED = "abstains", "cannot_judge", "recused"
ANSWERS = (ABSTAINS, CANNOT_JUDGE, RECUSED)

BALLOT = Sheet(
    "ballot",
    (),
    bases(""),
    (
        *(Column(key) for key in ("session", "session_title", "round", "seat", "member", "as_of", "sheet_number")),
        Column("method", words=METHODS),
    ),
    vertical=True,
)
RATINGS = Sheet(
    "answers",
    (Id("project_key"), Id("criterion_key")),
    bases(""),
    tuple(Column(key) for key in ("project", "criterion", "points_scale", "answer_before", "answer", "reason")),
)
WEIGHTS = Sheet(
    "own_weights",
    (Id("criterion_key"),),
    bases(""),
    tuple(Column(key) for key in ("criterion", "points", "place_in_order")),
)
JUDGEMENTS = Sheet(
    "own_judgements",
    (Id("criterion_key"), Id("other_key")),
    bases(""),
    tuple(Column(key) for key in ("criterion", "other_criterion", "more", "times")),
)
READ = (BALLOT, RATINGS, WEIGHTS, JUDGEMENTS)
# Sheets that are only shown: what points mean, and the figures of the projects.
ANCHORS, FIGURES, README = "anchors", "shown_figures", "readme"
SHOWN = (ANCHORS, FIGURES, README)
