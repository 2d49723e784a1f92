"""The finance of one project on a terminal: every section fits 120 columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.reference_class import checks_of
from appraisal.analysis.risk import Risk
from appraisal.analysis.what_if import claims_beside, outcome_of, scenarios_beside
from appraisal.cli.output import lines
from appraisal.cli.render import show
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.blocks import Block
from appraisal.report.discount_rate import discount_rate
from appraisal.report.finance_words import gap_titles, variant_title
from appraisal.report.indicators import project_indicators
from appraisal.report.inputs import figures_rest_on
from appraisal.report.reality import reality
from appraisal.report.risk import simulation, surface, switching, tornado
from appraisal.report.statement import statement
from appraisal.report.viewpoints import project_views
from appraisal.report.what_if import claims, scenarios
from appraisal.text import Language, say

YEARS = 7  # years of a statement that fit beside the lines in 120 columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One project of an appraisal, in a language."""

    appraisal: Appraisal
    variant: ProjectVariant
    risk: Risk
    language: Language


def show_project(
    appraisal: Appraisal, variant: ProjectVariant, language: Language, *, sections: Sequence[str], draws: int, seed: int
) -> None:
    """Print the requested sections."""
    lines(variant_title(variant, language), "")
    if variant.statement is None:
        lines(say("cli.finance.missing", language, what=gap_titles(variant, language)))
        return
    risk = Risk(variant=variant, draws=draws, seed=seed)
    asked = Asked(appraisal=appraisal, variant=variant, risk=risk, language=language)
    for section in sections:
        show(*_SECTIONS[section](asked))


def _indicators(asked: Asked) -> Iterable[Block]:
    return project_indicators(asked.variant, asked.language, caption=say("finance.section.indicators", asked.language))


def _scenarios(asked: Asked) -> Iterable[Block]:
    return scenarios(asked.appraisal, scenarios_beside(asked.appraisal), asked.variant.project, asked.language)


def _claims(asked: Asked) -> Iterable[Block]:
    others = claims_beside(asked.appraisal, asked.variant.project)
    return claims(asked.appraisal, outcome_of(asked.appraisal), others, asked.variant.project, asked.language)


def _reality(asked: Asked) -> Iterable[Block]:
    case = asked.appraisal.effective
    checks = [each for each in checks_of(case) if each.project == asked.variant.project]
    return reality(case, checks, None, asked.language, all_checks=True)


_SECTIONS: dict[str, Callable[[Asked], Iterable[Block]]] = {
    "indicators": _indicators,
    "statement": lambda asked: statement(asked.variant, asked.language, years=YEARS),
    "views": lambda asked: project_views(asked.variant, asked.language),
    "rate": lambda asked: discount_rate(asked.appraisal.effective, asked.appraisal.scenario, asked.language),
    "tornado": lambda asked: tornado(asked.risk, asked.language),
    "switching": lambda asked: switching(asked.risk, asked.language),
    "simulation": lambda asked: simulation(asked.risk, asked.language, scenario=asked.appraisal.scenario),
    "surface": lambda asked: surface(asked.risk, asked.language),
    "scenarios": _scenarios,
    "claims": _claims,
    "reality": _reality,
    "grounds": lambda asked: figures_rest_on(asked.variant, asked.language),
}
SECTIONS = tuple(_SECTIONS)
