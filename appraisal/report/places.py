"""The shares of draws in which each project takes each place: a chart, or a table of bands."""

from __future__ import annotations

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.uncertainty import likely_places
from appraisal.charts.council import acceptability_chart
from appraisal.charts.theme import Spec
from appraisal.report.blocks import DASH, Cell, Column, Table
from appraisal.report.ranking import Label, project_cells, project_columns, span
from appraisal.robustness.acceptability import Acceptability
from appraisal.robustness.bands import settled_pairs
from appraisal.text import Language, number, say


def places_table(
    appraisal: Appraisal,
    run: Acceptability,
    language: Language,
    *,
    most: int | None = None,
    numbered: bool = False,
    caption: str = "",
    more: str = "",
) -> Table:
    """Return bands and places, best band first.

    Args:
        appraisal: with the projects.
        run: the draws.
        language: of the words.
        most: rows; None for all.
        numbered: whether projects have their numbers in the order of the case.
        caption: of the table.
        more: further text after the legend of the columns.
    """
    likely, settled = likely_places(run), settled_pairs(run.pairwise, level=run.level)
    banded = [(at, row) for at, band in enumerate(run.bands, start=1) for row in band]
    rows = []
    for band, row in banded[:most]:
        project = appraisal.decision.projects[row]
        shares = (float(run.places[row, 0]), float(run.places[row, :3].sum()))
        texts = (
            str(appraisal.places.get(project, DASH)),
            *(number(share, "percent", language) for share in shares),
            span(likely[row]),
            f"{settled[row, 0]} / {settled[row, 1]}",
        )
        named = project_cells(appraisal, project, language, numbered=numbered)
        rows.append((Cell(str(band)), *named, *map(Cell, texts)))
    heads = [
        Column(say(f"cli.robust.{each}", language), 1.2, "right")
        for each in ("band", "place", "first", "top3", "likely", "settled")
    ]
    notes = [say("cli.robust.legend", language, level=run.level)]
    notes += [say("cli.robust.by_sum", language)] if run.model == "sum" else []
    return Table(
        columns=(heads[0], *project_columns(language, numbered=numbered), *heads[1:]),
        rows=tuple(rows),
        caption=caption,
        note=" ".join([*notes, more]).rstrip(),
    )


def shares_spec(appraisal: Appraisal, run: Acceptability, label: Label, language: Language, *, alt: str) -> Spec:
    """Return the chart of the shares of draws by place, best band first."""
    rows = [row for band in run.bands for row in band]
    labels = [label(appraisal.decision.projects[row]) for row in rows]
    return acceptability_chart(labels, run.places[rows], language, alt=alt)
