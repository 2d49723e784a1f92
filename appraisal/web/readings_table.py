"""The best portfolios by closeness, value and NPV, side by side."""

from __future__ import annotations

from markupsafe import Markup

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.titles import objective_title, option_title
from appraisal.documents.case import INVESTMENT
from appraisal.documents.titles import names_of
from appraisal.measures.project_variant import FULL
from appraisal.money import amount
from appraisal.portfolio.problem import Option
from appraisal.text import Language, number
from appraisal.text.typeset import titled
from appraisal.web import parts
from appraisal.web.parts import Cell, Column, word

LISTED = 25  # most projects; of more, only those on which the readings differ


def readings_table(appraisal: Appraisal, language: Language) -> None:
    """Draw the best portfolios by closeness, value and NPV side by side."""
    case, readings = appraisal.effective, appraisal.readings
    parts.heading(word("portfolio.readings", language), note=word("portfolio.readings_note", language))
    if not any(each.found for each in readings.values()):
        parts.paragraph(word("portfolio.no_readings", language), kind="warn")
        return
    chosen = {
        key: {each.project: each for each in appraisal.selection.options(best.chosen)}
        for key, best in readings.items()
        if best.found
    }
    anywhere = [
        project for project in appraisal.candidates.projects if any(project in each for each in chosen.values())
    ]
    split = [project for project in anywhere if not all(project in each for each in chosen.values())]
    ways = {project: {each[project] for each in chosen.values() if project in each} for project in anywhere}
    other = [project for project in anywhere if project not in split and len(ways[project]) > 1]
    shown = anywhere if len(anywhere) <= LISTED else [each for each in anywhere if each in split or each in other]
    names = names_of(case)
    for key, projects in (("differ", split), ("differ_options", other)):
        if len(projects) > LISTED:
            parts.paragraph(word(f"portfolio.{key}_many", language, n=len(projects)))
        elif projects:
            parts.paragraph(word(f"portfolio.{key}", language, projects=names.project_list(projects, language)))
    if not split and not other:
        parts.paragraph(word("portfolio.same", language))
    columns = [Column(word("project", language), width=46)]
    columns += [
        Column(word(f"objective.{key}", language), objective_title(case, key, language), "centre") for key in readings
    ]
    rows: list[list[Cell]] = [
        [
            case.projects[project].name.to(language),
            *(_choice(appraisal, chosen[key].get(project), language) if key in chosen else "–" for key in readings),
        ]
        for project in shown
    ]
    unit = parts.unit(case.head.unit, language)
    costs = ["–" if each.cost is None else number(amount(each.cost), "money", language) for each in readings.values()]
    rows.append([word("portfolio.spent", language, unit=unit), *costs])
    totals = [appraisal.selection.totals(each.chosen) if each.found else {} for each in readings.values()]
    for total in appraisal.candidates.totals:
        if total != INVESTMENT:
            what = titled(names.total(total, language), names.unit(total, language))
            rows.append([what, *(number(each[total], "0", language) if each else "–" for each in totals)])
    parts.table(columns, rows, strong=range(len(shown), len(rows)))


def _choice(appraisal: Appraisal, option: Option | None, language: Language) -> Cell:
    if option is None:
        return "·"
    yes = Markup("<span class='yes'>✔</span>")
    if option.key == FULL:
        return yes
    return Markup("{}<br><small>{}</small>").format(yes, option_title(appraisal.effective, option, language))
