"""Two outcomes beside each other in a few words: value, place, portfolio."""

from __future__ import annotations

from appraisal.analysis.what_if import Outcome
from appraisal.documents.case import Case
from appraisal.errors import Problem
from appraisal.figures import Figure
from appraisal.report.change import change_text
from appraisal.text import Language, number, problem_text, say


def npv_change(before: Outcome, after: Outcome, project: str, language: Language) -> str:
    """Return a project's net present value before and after."""
    return _change(_money(before.npv[project], language), _money(after.npv[project], language), language)


def place_change(before: Outcome, after: Outcome, project: str, language: Language) -> str:
    """Return a project's place before and after."""
    return _change(_place(before.places[project], language), _place(after.places[project], language), language)


def standing_change(before: Outcome, after: Outcome, project: str, language: Language) -> str:
    """Return whether and how a project is chosen, before and after."""
    return _change(chosen_text(before, project, language), chosen_text(after, project, language), language)


def chosen_text(outcome: Outcome, project: str, language: Language) -> str:
    """Say whether a project is in the portfolio of an outcome, and in which option."""
    if outcome.chosen is None:
        return say("finance.beside.no_portfolio", language)
    if project not in outcome.chosen:
        return say("finance.beside.left_out", language)
    if project not in outcome.titles:
        return say("finance.beside.chosen", language)
    return say("finance.beside.chosen_option", language, option=outcome.titles[project])


def portfolio_text(case: Case, outcome: Outcome, language: Language) -> str:
    """Return the names of the projects that an outcome chooses."""
    if outcome.chosen is None:
        return say("finance.beside.no_portfolio", language)
    names = [
        f"{case.projects[key].name.to(language)} ({outcome.titles[key].to(language)})"
        if key in outcome.titles
        else case.projects[key].name.to(language)
        for key in outcome.chosen
    ]
    return "; ".join(names) or say("finance.beside.nothing", language)


def portfolio_change_text(case: Case, before: Outcome, after: Outcome, language: Language) -> str:
    """Return who enters, who leaves and who changes the option; or which of the two has no portfolio."""
    if before.chosen is None or after.chosen is None:
        return say("finance.beside.no_portfolio", language)
    return change_text(case, before.change_to(after), language)


def problem_sentence(problem: Problem, language: Language) -> str:
    """Say why an outcome cannot be computed."""
    return say("finance.uplift_offer.unavailable", language, problem=problem_text(problem, language))


def _change(before: str, after: str, language: Language) -> str:
    return before if before == after else say("finance.beside.arrow", language, before=before, after=after)


def _money(figure: Figure, language: Language) -> str:
    return "–" if figure.value is None else number(figure.value, "0", language)


def _place(place: int | None, language: Language) -> str:
    return say("finance.beside.no_place", language) if place is None else number(place, "int", language)
