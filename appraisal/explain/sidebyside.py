"""Two outcomes beside each other in a few words: value, place, portfolio."""

from __future__ import annotations

from appraisal.documents.case import Case
from appraisal.errors import Problem
from appraisal.figures import Figure
from appraisal.text import Language, number, problem_text, say
from appraisal.whatif import Outcome


def npv_change(before: Outcome, after: Outcome, project: str, language: Language) -> str:
    """Return a project's net present value before and after."""
    return _change(_money(before.npv[project], language), _money(after.npv[project], language), language)


def place_change(before: Outcome, after: Outcome, project: str, language: Language) -> str:
    """Return a project's place before and after."""
    return _change(_place(before.places[project], language), _place(after.places[project], language), language)


def standing_change(before: Outcome, after: Outcome, project: str, language: Language) -> str:
    """Return whether a project is chosen, before and after."""
    return _change(chosen_text(before, project, language), chosen_text(after, project, language), language)


def chosen_text(outcome: Outcome, project: str, language: Language) -> str:
    """Say whether a project is in the portfolio of an outcome."""
    if outcome.chosen is None:
        return say("finance.beside.no_portfolio", language)
    return say(f"finance.beside.{'chosen' if project in outcome.chosen else 'left_out'}", language)


def portfolio_text(case: Case, outcome: Outcome, language: Language) -> str:
    """Return the names of the projects that an outcome chooses."""
    if outcome.chosen is None:
        return say("finance.beside.no_portfolio", language)
    names = [case.projects[key].name.to(language) for key in outcome.chosen]
    return "; ".join(names) or say("finance.beside.nothing", language)


def problem_sentence(problem: Problem, language: Language) -> str:
    """Say why an outcome cannot be computed."""
    return say("finance.uplift_offer.unavailable", language, problem=problem_text(problem, language))


def _change(before: str, after: str, language: Language) -> str:
    return before if before == after else say("finance.beside.arrow", language, before=before, after=after)


def _money(figure: Figure, language: Language) -> str:
    return "–" if figure.value is None else number(figure.value, "0", language)


def _place(place: int | None, language: Language) -> str:
    return say("finance.beside.no_place", language) if place is None else number(place, "int", language)
