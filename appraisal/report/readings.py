"""The best portfolios by several objectives side by side, and the gain and cost of each difference in words."""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.portfolio_comparison import choosable_by
from appraisal.analysis.titles import objective_title, option_title
from appraisal.documents.case import INVESTMENT, Case
from appraisal.measures.project_variant import FULL
from appraisal.money import amount
from appraisal.portfolio.problem import Option
from appraisal.portfolio.readings import Reading
from appraisal.report.blocks import DASH, Block, Cell, Column, Table, cells, paragraph
from appraisal.report.budget import objective_head
from appraisal.report.change import Named, change_text
from appraisal.report.ranking import project_cells, project_columns
from appraisal.report.register import project_numbers
from appraisal.text import Language, number, say
from appraisal.text.typeset import titled

TIE = 1e-9  # share of a value that counts as no difference (rule 11)
_LISTED = 25  # most projects; of more, only those on which the readings differ
BESIDE = 8  # most projects named in one sentence
OUT, IN = "·", "●"


def readings_blocks(
    appraisal: Appraisal, language: Language, *, numbered: bool = False, caption: str = ""
) -> tuple[Block, ...]:
    """Return the projects on which the objectives differ, and each portfolio with its cost, totals and other values.

    Args:
        appraisal: with its readings.
        language: of the words.
        numbered: whether projects have their numbers in the order of the case.
        caption: of the table.
    """
    case, readings = appraisal.effective, appraisal.readings
    chosen = {
        key: {each.project: each for each in appraisal.selection.options(best.chosen)}
        for key, best in readings.items()
        if best.found
    }
    if not chosen:
        return (paragraph(say("portfolio.readings.none", language), "box"),)
    held = {
        project: [each.get(project) for each in chosen.values()]
        for project in appraisal.candidates.projects
        if any(project in each for each in chosen.values())
    }
    split = [project for project, options in held.items() if None in options]
    other = [project for project, options in held.items() if project not in split and len(set(options)) > 1]
    shown = list(held) if len(held) <= _LISTED else [each for each in held if each in split or each in other]
    said = []
    for key, projects in (("differ", split), ("differ_options", other)):
        if len(projects) > _LISTED:
            said.append(say(f"portfolio.readings.{key}_many", language, n=len(projects)))
        elif projects:
            names = case.names.project_list(projects, language)
            listed = [project_numbers(case, projects, language)] if numbered else names
            said.append(say(f"portfolio.readings.{key}", language, projects=listed))
    rows = [
        (
            *project_cells(appraisal, project, language, numbered=numbered),
            *cells(
                *(held_text(case, chosen[key].get(project), language) if key in chosen else DASH for key in readings)
            ),
        )
        for project in shown
    ]
    sums = [
        (*cells(*[""] * numbered), *(Cell(text, weight="strong") for text in row)) for row in _sums(appraisal, language)
    ]
    table = Table(
        columns=(
            *project_columns(language, numbered=numbered),
            *(Column(objective_title(case, key, language)) for key in readings),
        ),
        rows=(*rows, *sums),
        caption=caption,
    )
    return (*(paragraph(each) for each in said or [say("portfolio.readings.same", language)]), table)


def _sums(appraisal: Appraisal, language: Language) -> list[list[str]]:
    """Return a line for the cost, for each total, and for each objective that is no total, by portfolio."""
    readings, names = appraisal.selection.compared.readings, appraisal.effective.names
    unit = names.unit("money", language)
    best = [each.portfolio for each in readings]
    costs = [DASH if each.cost is None else number(amount(each.cost), "money", language) for each in best]
    totals = [appraisal.selection.totals(each.chosen) if each.found else {} for each in best]
    lines = [[say("portfolio.readings.spent", language, unit=unit), *costs]]
    for total in appraisal.candidates.totals:
        if total != INVESTMENT:
            what = titled(names.total(total, language), names.unit(total, language))
            lines.append([what, *(number(each[total], "0", language) if each else DASH for each in totals)])
    for key in (each.objective for each in readings if each.objective not in appraisal.candidates.totals):
        worth = [number(each.worth[key], "2", language) if key in each.worth else DASH for each in readings]
        lines.append([objective_head(appraisal, key, language), *worth])
    return lines


def held_text(case: Case, option: Option | None, language: Language) -> str:
    """Return the mark of a project in a portfolio, with its option if that is not the full one; None is left out."""
    if option is None:
        return OUT
    return IN if option.key == FULL else f"{IN} {option_title(case, option, language)}"


def reading_sentences(appraisal: Appraisal, language: Language, *, named: Named | None = None) -> Iterator[str]:
    """State how the best portfolio by each other objective differs, and the cost of each by the other's objective.

    Args:
        appraisal: with a portfolio.
        language: of the sentences.
        named: function that names a project; by default its name in quotes.
    """
    readings = appraisal.selection.compared.readings
    own = next((each for each in readings if each.objective == appraisal.settings.objective), None)
    for other in readings:
        if own is not None and other is not own and other.portfolio.found:
            yield _difference(appraisal, own, other, language, named)
    for other in readings:
        if other is not own:
            yield from _beside(appraisal, other.objective, language)


def _difference(appraisal: Appraisal, own: Reading, other: Reading, language: Language, named: Named | None) -> str:
    changed = appraisal.selection.change(own.portfolio.chosen, other.portfolio.chosen)
    facts = {"reading": objective_title(appraisal.effective, other.objective, language)}
    if not changed:
        return say("portfolio.readings.equal", language, **facts)
    facts["ours"] = _price(appraisal, other, own, "worse", language)
    facts["change"] = change_text(appraisal.effective, changed, language, named=named)
    if _as_good(own, other, by=other.objective):
        return say("portfolio.readings.as_good", language, **facts)
    theirs = _price(appraisal, own, other, "better", language)
    key = "differs" if changed.projects else "same_projects"
    return say(f"portfolio.readings.{key}", language, theirs=theirs, **facts)


def _price(appraisal: Appraisal, seen: Reading, best: Reading, better: str, language: Language) -> str:
    """State by how much one portfolio beats another by its own objective, or why the other has no value by it."""
    by, names = best.objective, appraisal.effective.names
    title = objective_title(appraisal.effective, by, language)
    if by in seen.unknown or by not in seen.worth:
        key = "unknown" if by in seen.unknown else "ruled_out"
        return say(f"portfolio.readings.{key}_{better}", language, by=title)
    if _as_good(seen, best, by=by):
        return say("portfolio.readings.equal_worse", language, by=title)
    unit = names.unit(by, language) if by in names.units else ""
    gain = f"{number(abs(best.worth[by] - seen.worth[by]), 'figure', language)} {unit}".rstrip()
    return say(f"portfolio.readings.{better}", language, gain=gain, by=title)


def _as_good(seen: Reading, best: Reading, *, by: str) -> bool:
    return by in seen.worth and isclose(best.worth[by], seen.worth[by], rel_tol=TIE, abs_tol=TIE)


def _beside(appraisal: Appraisal, objective: str, language: Language) -> Iterator[str]:
    """Name the projects that the comparison leaves out although the other objective alone could choose them."""
    also = choosable_by(objective, appraisal.effective, appraisal.decision, appraisal.selection.choice)
    if also:
        facts = {
            "objective": objective_title(appraisal.effective, objective, language),
            "own": objective_title(appraisal.effective, appraisal.settings.objective, language),
            "n": len(also),
        }
        few = len(also) <= BESIDE
        named = {"projects": appraisal.effective.names.project_list(also, language)} if few else {}
        yield say(f"explain.alternatives.{'beside' if few else 'beside_many'}", language, **facts, **named)
