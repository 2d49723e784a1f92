"""The decision on one screen as HTML: the finding, the results of the whole, the projects with their money."""

from __future__ import annotations

import re

from markupsafe import Markup

from appraisal.report.decision_blocks import facts_of
from appraisal.report.decision_view import DecisionView, Fact, Proposed, Turn
from appraisal.text import Language, say
from appraisal.web.parts import typeset

_ROW = Markup(
    "<li class='{}'><div class='who'><b>{}</b>{}{}</div><div class='years'>{}</div><div class='npv'>{} {}</div>"
    "<div class='sum'>{}</div><div class='bar' aria-hidden='true'><i style='width:{:.1f}%'></i></div></li>"
)
_AMOUNT = re.compile(r"(?P<number>.*\d)[ \u00a0](?P<unit>\D+)")


def finding(view: DecisionView) -> Markup:
    """Return the finding with what is proposed in one line."""
    return Markup("<div class='finding'><h2>{}</h2><p>{}</p></div>").format(
        typeset(view.headline), typeset(view.proposed_title)
    )


def tiles(view: DecisionView) -> Markup:
    """Return the results of the whole side by side, NPV first, what could not be appraised last."""
    return Markup("<dl class='tiles'>{}</dl>").format(Markup().join(map(_tile, facts_of(view))))


def _tile(fact: Fact) -> Markup:
    note = Markup("<dd class='note'>{}</dd>").format(typeset(fact.note)) if fact.note else Markup()
    return Markup("<div class='{}'><dt>{}</dt><dd class='value'>{}</dd>{}</div>").format(
        "bad" if fact.bad else "", typeset(fact.title), _value(fact.value), note
    )


def _value(text: str) -> Markup:
    """Return a value whose unit is not torn apart; it stands beneath its number where both find no room."""
    amount = _AMOUNT.fullmatch(text)
    if amount is None:
        return typeset(text)
    return Markup("{} <span class='unit'>{}</span>").format(typeset(amount["number"]), typeset(amount["unit"]))


def projects(view: DecisionView, language: Language) -> Markup:
    """Return the proposed projects, each with its money as a bar, its years, its NPV and what a reader must see."""
    rows = Markup().join(_row(each, view.unit, language) for each in view.proposed)
    more = Markup("<p class='note'>{}</p>").format(typeset(view.more)) if view.more else Markup()
    return Markup("<ul class='proposed'>{}</ul>{}").format(rows, more)


def _row(each: Proposed, unit: str, language: Language) -> Markup:
    option = Markup("<small>{}</small>").format(typeset(each.option)) if each.option else Markup()
    marks = (
        Markup("<small class='marks'>{}</small>").format(typeset(" · ".join(each.marks))) if each.marks else Markup()
    )
    money = Markup("<b>{}</b> <small>{}</small>").format(typeset(each.money), typeset(unit))
    npv = say("decision.column.npv", language)
    return _ROW.format(
        "bad" if each.loses else "",
        typeset(each.name),
        option,
        marks,
        typeset(each.years),
        npv,
        typeset(each.npv),
        money,
        100 * each.share,
    )


def turn(each: Turn) -> Markup:
    """Return what would change the decision, its kind first."""
    return Markup("<b>{}.</b> {}").format(typeset(each.title), typeset(each.text))
