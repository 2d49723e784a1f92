"""The titles of a case's keys."""

from __future__ import annotations

from appraisal.documents.case import INVESTMENT, Case
from appraisal.rules.names import Names
from appraisal.text import both


def names_of(case: Case) -> Names:
    """Return the titles that a case gives."""
    figures, criteria = case.head.figures.items(), case.criteria.items()
    return Names(
        projects={key: project.name for key, project in case.projects.items()},
        groups={key: group.title for key, group in case.head.groups.items()},
        marks={key: mark.title for key, mark in case.head.marks.items()},
        investors={key: each.title for key, each in case.head.investors.items()},
        totals={INVESTMENT: both("rules.investment"), "npv": both("objectives.npv")}
        | {key: each.title for key, each in figures}
        | {key: each.title for key, each in criteria},
        funds={key: fund.title for key, fund in case.rules.by_fund().items() if fund.title is not None},
        units={
            **dict.fromkeys((INVESTMENT, "npv"), case.head.unit),
            **{key: each.unit for key, each in figures},
            **{key: each.unit for key, each in criteria},
        },
        money=case.head.unit,
    )
