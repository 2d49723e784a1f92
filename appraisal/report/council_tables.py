"""Tables of a council: cells over the tolerance, each expert's weights, and the results without each expert."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.leave_one_out import ExpertOut
from appraisal.council.agreement import AgendaItem
from appraisal.council.influence import own_weights
from appraisal.report.blocks import DASH, Cell, Column, Table, cells
from appraisal.report.change import change_text
from appraisal.report.ranking import project_cells, project_columns
from appraisal.text import Language, number, say


def agenda_tables(appraisal: Appraisal, language: Language, *, numbered: bool = False) -> list[Table]:
    """Return the cells over the tolerance, the widest first, with the experts at both ends; nothing without any."""
    council = appraisal.sensitivity.council
    if council is None or not council.agenda or appraisal.ballots is None:
        return []
    names = {each.key: each.name.to(language) for each in appraisal.effective.council.members}
    several = len(appraisal.ballots.rated) > 1
    rows = []
    for each in council.agenda:
        title = appraisal.effective.criteria[each.criterion].title.to(language)
        named = project_cells(appraisal, each.project, language, numbered=numbered)
        rows.append((*named, *cells(*([title] if several else []), *spread_texts(each, names, language))))
    columns = (
        *project_columns(language, numbered=numbered),
        *([Column(say("memo.column.criterion", language), 2.0)] if several else []),
        *spread_columns(language),
    )
    tolerance = number(council.tolerance, "figure", language)
    caption = say("memo.experts.agenda", language, n=len(rows), tolerance=tolerance)
    return [Table(columns=columns, rows=tuple(rows), caption=caption)]


def spread_columns(language: Language) -> tuple[Column, ...]:
    """Return the columns of a cell over the tolerance: its spread, and the ratings at both ends."""
    ends = (Column(say(f"memo.experts.{each}", language), 2.4) for each in ("lowest", "highest"))
    return Column(say("memo.experts.spread", language), 1.0, "right"), *ends


def spread_texts(item: AgendaItem, names: Mapping[str, str], language: Language) -> list[str]:
    """Return the texts below `spread_columns`; `names` are those of the experts."""
    ends = ((item.lowest, item.lowest_experts), (item.highest, item.highest_experts))
    return [
        number(item.spread, "figure", language),
        *(f"{number(rating, 'figure', language)} ({', '.join(names[key] for key in who)})" for rating, who in ends),
    ]


def expert_weights(appraisal: Appraisal, language: Language, *, most: int | None = None) -> list[Table]:
    """Return the weights of each expert above those that are used; [] if none gave any.

    Args:
        appraisal: with or without ballots.
        language: of the words.
        most: criteria side by side in one table; None for all.
    """
    if appraisal.ballots is None or not appraisal.ballots.gave_weights.any():
        return []
    own, names = own_weights(appraisal.ballots), appraisal.effective.criteria
    experts = {member.key: (member.name.to(language), ballot.weights) for member, ballot in appraisal.effective.counted}
    keys, tables = appraisal.decision.criteria, []
    for start in range(0, len(keys), most or len(keys)):
        part = slice(start, start + (most or len(keys)))

        def written(weights: Sequence[float], part: slice = part) -> list[str]:
            return [number(float(weight), "2", language) for weight in weights[part]]

        rows = []
        for key, weights in own.items():
            name, given = experts[key]
            method = DASH if given is None else say(f"memo.criteria.by.{given.method}", language)
            rows.append(cells(name, method, *written(weights.tolist())))
        whose = (say("memo.criteria.used", language), appraisal.weights_text(language))
        used = [*whose, *written(appraisal.weights.values.tolist())]
        columns = [Column(say("memo.column.expert", language), 3.0), Column(say("memo.criteria.method", language), 2.4)]
        columns += [Column(names[key].title.to(language), 1.7, "right") for key in keys[part]]
        rows.append(tuple(Cell(text, weight="strong") for text in used))
        caption, marked = say("memo.criteria.experts", language), frozenset({len(rows) - 1})
        tables.append(Table(columns=tuple(columns), rows=tuple(rows), caption=caption, marked=marked))
    return tables


def without_each(appraisal: Appraisal, without: Sequence[ExpertOut], language: Language) -> list[Table]:
    """Return each expert's leniency, and what changes when the expert is left out; [] without ballots."""
    council = appraisal.sensitivity.council
    if council is None:
        return []
    out, leniency = {each.expert: each for each in without}, {each.expert: each.points for each in council.leniency}
    rows = []
    for expert in appraisal.effective.council.members:
        points, left = leniency[expert.key], out.get(expert.key)
        signed = DASH if points is None else f"{'+' if points > 0 else ''}{number(points, '2', language)}"
        moves = DASH if left is None or left.weights is None else str(len(left.moves))
        portfolio = None if left is None else left.portfolio
        changed = DASH if portfolio is None else change_text(appraisal.effective, portfolio, language)
        rows.append(cells(expert.name.to(language), signed, moves, changed))
    columns = (
        Column(say("memo.column.expert", language), 2.4),
        *(Column(say(f"cli.robust.{each}", language), 1.4, "right") for each in ("leniency", "moves")),
        Column(say("cli.robust.portfolio", language), 4.0),
    )
    return [Table(columns=columns, rows=tuple(rows), caption=say("cli.robust.experts", language))]
