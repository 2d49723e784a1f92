"""The fields of a what-if: budget by a slider, limits of years, rules, projects, objective, scenario, weights."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.titles import objective_title
from appraisal.documents.case import Case
from appraisal.journal.events.voting import VariantKept
from appraisal.report.rules import short_rules
from appraisal.text import Language, say, typed
from appraisal.web import budget_table, choice, context, number_box, parts
from appraisal.web.meeting.what_ifs import DRAFT

WORDS = "session.what_if"
_IN, _OUT, _OBJECTIVE, _SCENARIO = ("what_if_in", "what_if_out", "what_if_objective", "what_if_scenario")
_BUDGET, _RULES, _YEAR, _WEIGHT = "what_if_budget", "what_if_rules", "what_if_year", "what_if_weight"


def drawn(case: Case, base: Appraisal, draft: VariantKept, language: Language) -> VariantKept:
    """Draw the fields as a draft has them, and return the what-if as they say.

    Args:
        case: as the council has it.
        base: its appraisal as it stands.
        draft: what was chosen before.
        language: of the words.
    """
    changes: dict[str, object] = {
        "budget": _budget(case, base, draft, language),
        "forced_in": _projects(case, _IN, draft.forced_in, draft.forced_out, "forced_in", language),
        "forced_out": _projects(case, _OUT, draft.forced_out, draft.forced_in, "forced_out", language),
        "rules_off": _rules_off(case, base, draft, language),
    }
    with st.expander(say(f"{WORDS}.more", language), key="what_if_more"):
        changes |= {
            "objective": _objective(case, base, draft, language),
            "scenario": _scenario(case, draft, language),
            "years": _years(case, base, draft, language),
            "weights": _weights(case, draft, language),
        }
    return VariantKept(variant=DRAFT.variant, title=DRAFT.title, **changes)  # type: ignore[arg-type]


def held(case: Case, base: Appraisal) -> list[object]:
    """Return what stands in the fields now, to tell whether it is what the page was drawn from."""
    years = [f"{_YEAR}:{year}" for year in _years_of(case, base)]
    weights = [f"{_WEIGHT}:{key}" for key in case.criteria_set.criteria]
    return [context.kept(key) for key in (_BUDGET, _IN, _OUT, _RULES, _OBJECTIVE, _SCENARIO, *years, *weights)]


def forget() -> None:
    """Forget what the browser holds in the fields for budget and objective, so that they are filled anew."""
    context.drop([_BUDGET, _OBJECTIVE])


def _seed(key: str, value: object) -> None:
    """Fill a field that the browser does not hold, because its page was left or has just been opened."""
    if context.kept(key) is None:
        context.keep(key, value)


def _budget(case: Case, base: Appraisal, draft: VariantKept, language: Language) -> float | None:
    """Draw the slider; None as in the case."""
    standing = budget_table.budget_at_hand(base)
    top = max(budget_table.highest(base), draft.budget or 0.0)
    step = budget_table.step_of(top)
    whole = step == int(step)
    kind = int if whole else float
    _seed(_BUDGET, kind(standing if draft.budget is None else draft.budget))
    unit = parts.unit(case.head.unit, language)
    given = st.slider(
        say(f"{WORDS}.budget", language, unit=unit),
        kind(0),
        kind(top),
        step=kind(step),
        key=_BUDGET,
        format="localized",
    )
    return None if given == kind(standing) else float(given)


def _projects(
    case: Case, key: str, chosen: tuple[str, ...], other: tuple[str, ...], word: str, language: Language
) -> tuple[str, ...]:
    titles = {each: project.name.to(language) for each, project in case.projects.items() if each not in other}
    _seed(key, list(chosen))
    context.keep(key, [each for each in context.kept(key) if each in titles])
    label, nothing = say(f"{WORDS}.{word}", language), say(f"{WORDS}.nothing", language)
    return tuple(st.multiselect(label, list(titles), format_func=titles.__getitem__, key=key, placeholder=nothing))


def _rules_off(case: Case, base: Appraisal, draft: VariantKept, language: Language) -> tuple[str, ...]:
    said = short_rules(base, language)
    titles = {key: said.get(key, key).rstrip(".") for key, _ in case.rules.keyed()}
    _seed(_RULES, list(draft.rules_off))
    label, nothing = say(f"{WORDS}.rules", language), say(f"{WORDS}.nothing", language)
    return tuple(st.multiselect(label, list(titles), format_func=titles.__getitem__, key=_RULES, placeholder=nothing))


def _years(case: Case, base: Appraisal, draft: VariantKept, language: Language) -> Mapping[int, float]:
    unit = parts.unit(case.head.unit, language)
    limits = {}
    parts.heading(say(f"{WORDS}.years", language), level=3, note=say(f"{WORDS}.years_note", language))
    for year in _years_of(case, base):
        key = f"{_YEAR}:{year}"
        stands = draft.years.get(year)
        _seed(key, "" if stands is None else typed(stands, language))
        given = number_box.optional(f"{year}, {unit}", key, language, stands=stands, unit=case.head.unit)
        if given is not None:
            limits[year] = given
    return limits


def _years_of(case: Case, base: Appraisal) -> list[int]:
    return sorted({*base.candidates.years, *case.rules.budget.limited_years})


def _objective(case: Case, base: Appraisal, draft: VariantKept, language: Language) -> str | None:
    titles = {"": say(f"{WORDS}.as_case", language)}
    titles |= {each: objective_title(case, each, language) for each in base.readings}
    _seed(_OBJECTIVE, draft.objective or "")
    return _one(titles, _OBJECTIVE, say(f"{WORDS}.objective", language))


def _scenario(case: Case, draft: VariantKept, language: Language) -> str | None:
    if not case.scenarios:
        return None
    titles = {"": say(f"{WORDS}.as_case", language)}
    titles |= {key: each.title.to(language) for key, each in case.scenarios.items()}
    _seed(_SCENARIO, draft.scenario or "")
    return _one(titles, _SCENARIO, say(f"{WORDS}.scenario", language))


def _one(titles: Mapping[str, str], key: str, label: str) -> str | None:
    return choice.one_of(label, titles, key=key) or None


def _weights(case: Case, draft: VariantKept, language: Language) -> Mapping[str, float]:
    """Draw points by criterion; all of them blank leave the council's weights, else a blank one is 0."""
    given = {}
    parts.heading(say(f"{WORDS}.weights", language), level=3, note=say(f"{WORDS}.weights_note", language))
    for key in case.criteria_set.criteria:
        field = f"{_WEIGHT}:{key}"
        stands, title = draft.weights.get(key), case.criteria[key].title.to(language)
        _seed(field, "" if stands is None else typed(stands, language))
        given[key] = number_box.optional(title, field, language, stands=stands)
    if all(each is None for each in given.values()):
        return {}
    return {key: each or 0.0 for key, each in given.items()}
