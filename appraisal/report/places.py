"""Places over the draws: a chart of shares, and tables of bands, of favourable weights, and of neighbours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.uncertainty import likely_places
from appraisal.charts.council import acceptability_chart
from appraisal.charts.theme import Spec
from appraisal.report.blocks import DASH, Align, Cell, Column, Table, cells
from appraisal.report.ranking import Label, project_cells, project_columns, span
from appraisal.robustness.acceptability import Acceptability
from appraisal.robustness.bands import settled_pairs
from appraisal.robustness.weight_flips import WeightFlip
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


def favourable_weights(appraisal: Appraisal, run: Acceptability, language: Language) -> Table:
    """Return mean places, places seen, and the central weights that put each project first, best band first."""
    criteria = appraisal.effective.criteria
    rows = []
    for row in (each for band in run.bands for each in band):
        central, sure = run.central_weights[row], run.confidence[row]
        rest = [say("cli.robust.never_first", language), *[""] * len(appraisal.decision.criteria)]
        if central is not None and sure is not None:
            rest = [number(each, "percent", language) for each in (sure, *central.tolist())]
        named = project_cells(appraisal, appraisal.decision.projects[row], language, numbered=False)
        mean, seen = number(float(run.mean_places[row]), "1", language), span(run.intervals[row].tolist())
        rows.append((*named, *cells(mean, seen, *rest)))
    heads = [say(f"cli.robust.{each}", language) for each in ("mean", "interval", "confidence")]
    heads += [say("cli.robust.weight", language, criterion=criteria[key].title) for key in appraisal.decision.criteria]
    numbers = (Column(each, 1.4, "right") for each in heads)
    return Table(columns=(*project_columns(language, numbered=False), *numbers), rows=tuple(rows))


def pairs_table(
    appraisal: Appraisal, run: Acceptability, flips: Sequence[WeightFlip], language: Language
) -> list[Table]:
    """Return for each neighbouring pair the share of draws in its order, and the weight to move before it turns."""
    names, row = appraisal.effective.projects, appraisal.decision.projects.index
    swaps = {(each.leader, each.rival): each.distance for each in flips}
    rows = []
    for pair in pairwise(project for project in appraisal.order if project in appraisal.places):
        above, below = pair
        share = number(float(run.pairwise[row(above), row(below)]), "percent", language)
        distance = swaps.get(pair)
        moved = DASH if distance is None else number(distance / 2, "percent1", language)
        both = " / ".join(names[each].name.to(language) for each in pair)
        rows.append(cells(str(appraisal.places[above]), both, share, moved))
    widths: Mapping[str, tuple[float, Align]] = {
        "stands": (0.8, "right"), "pair": (6.0, "left"), "share": (1.2, "right"), "distance": (1.4, "right"),
    }  # fmt: skip
    columns = tuple(Column(say(f"cli.robust.{key}", language), *look) for key, look in widths.items())
    return [Table(columns=columns, rows=tuple(rows))] if rows else []
