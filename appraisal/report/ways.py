"""Ways in and changes of a portfolio in words, only from appraised changes."""

from __future__ import annotations

from appraisal.analysis.appraise import Appraisal
from appraisal.rules.funding import COUNCIL_FUND
from appraisal.rules.sentences import sentences
from appraisal.text import Language, say, title
from appraisal.ways.knobs import Knob
from appraisal.ways.limits import Limit
from appraisal.ways.way_in import WayIn

MONEY = "money"


def way_text(appraisal: Appraisal, way: WayIn, language: Language) -> str:
    """State one change that brings a project in."""
    if way.limit is not None:
        return _limit(appraisal, way, way.limit, language)
    if way.knob is None or way.after is None:
        return ""
    return _knob(appraisal, way, way.knob, language)


def _limit(appraisal: Appraisal, way: WayIn, limit: Limit, language: Language) -> str:
    rule = rule_text(appraisal, limit.rule, language)
    if way.after is None:
        return say("portfolio.way_in.drop", language, rule=rule)
    amounts = limit_amounts(appraisal, limit, way.after, language)
    if limit.key == "budget.total":
        return say("portfolio.way_in.budget", language, amounts=amounts)
    if (named := budget_named(appraisal, limit, language)) is not None:
        return say("portfolio.way_in.budget_of", language, limit=named, amounts=amounts)
    return say("portfolio.way_in.limit", language, amounts=amounts, rule=rule)


def _knob(appraisal: Appraisal, way: WayIn, knob: Knob, language: Language) -> str:
    names = appraisal.effective.names
    unit = title(f"units.{way.unit}", language) if way.unit else ""
    values: dict[str, object] = {"before": way.before, "after": way.after, "unit": unit}
    if knob.part == "flow":
        values |= {"before": way.edits[0].before, "after": way.edits[0].after}
    amounts = say(f"portfolio.way_in.{'amounts' if unit else 'amounts_plain'}", language, **values)
    facts: dict[str, object] = {"amounts": amounts}
    name: str = knob.part
    if knob.part == "request" and not way.after:
        name = "free"
    elif knob.part == "flow":
        facts["year"] = str(knob.year)
        name = "flow" if knob.far > knob.start else "flow_less"
    elif knob.part == "driver":
        facts["driver"] = say(f"portfolio.way_in.drivers.{knob.key.rpartition('.')[2]}", language)
    elif knob.part in ("figure", "rating"):
        facts |= {"criterion": names.total(knob.key, language), **values}
    return say(f"portfolio.way_in.{name}", language, **facts)


def rule_text(appraisal: Appraisal, rule: str, language: Language) -> str:
    """Return a rule or a budget as a short sentence."""
    said = sentences(appraisal.selection.rules.without_reasons(), language, names=appraisal.effective.names)
    return said.get(rule, rule)


def budget_named(appraisal: Appraisal, limit: Limit, language: Language) -> str | None:
    """Return the title of a fund's limit within a sentence, with its year; None for the amount of a rule.

    With a carry-over the rule of a year covers all years up to it, but the relaxed amount is that of one year.
    """
    if limit.kind != "budget":
        return None
    at = limit.key.split(".")
    fund = appraisal.effective.names.fund(COUNCIL_FUND if at[0] == "budget" else at[1], language)
    if at[-1] == "total":
        return say("portfolio.way_in.total_of", language, fund=fund)
    return say("portfolio.way_in.year_of", language, fund=fund, year=at[-1])


def limit_amounts(appraisal: Appraisal, limit: Limit, after: float, language: Language) -> str:
    """State the amount of a limit after a change, and the present one."""
    facts = {"before": limit.value, "after": after}
    if limit.unit in ("count", "share"):
        return say(f"portfolio.way_in.amounts_{limit.unit}", language, **facts)
    unit = appraisal.effective.names.unit(limit.unit, language)
    return say(f"portfolio.way_in.{'amounts' if unit else 'amounts_plain'}", language, unit=unit, **facts)


def unit_key(appraisal: Appraisal, unit: str) -> str:
    """Return the unit of a limit as the case writes it."""
    if unit == MONEY:
        return appraisal.effective.head.unit
    return appraisal.effective.names.units.get(unit, unit)
