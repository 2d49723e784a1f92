"""A small council that the tests of the rules share."""

from __future__ import annotations

import numpy as np

from appraisal.portfolio.candidates import Candidates
from appraisal.portfolio.problem import Option, Problem
from appraisal.rules.file import Rules
from appraisal.rules.names import Names
from appraisal.rules.rows import problem_of
from appraisal.text import LocalText

CANDIDATES = Candidates(
    projects=("karakan", "sorbents", "fiber"),
    groups={"karakan": "coal", "sorbents": "carbon", "fiber": "carbon", "boilers": "power"},
    investors={"karakan": ("Belovskaya",), "sorbents": ("Skolkovo", "Sorbents"), "fiber": ("Skolkovo",), "boilers": ()},
    options=(Option("karakan"), Option("karakan", "small"), Option("sorbents"), Option("fiber")),
    years=(2013, 2014, 2015),
    requests={
        "council": np.array([[4000, 3500, 0], [2000, 0, 0], [0, 2000, 0], [1000, 1000, 2000]]),
        "regional": np.array([[0, 0, 0], [0, 0, 0], [500, 0, 0], [0, 0, 250]]),
    },
    marks={"sorbents": ("small_firm",), "fiber": ("small_firm", "export")},
    totals={"jobs": np.array([4500.0, 2000.0, 150.0, 300.0]), "npv": np.array([900.0, 400.0, -20.5, 310.0])},
    absent=("boilers",),
)
NAMES = Names(
    projects={
        "karakan": LocalText("Karakan", "Каракан"),
        "sorbents": LocalText("Sorbents", "Сорбенты"),
        "fiber": LocalText("Carbon fiber", "Углеродное волокно"),
        "boilers": LocalText("Small boilers", "Малые котельные"),
    },
    groups={
        "coal": LocalText("Coal chemistry", "Углехимия"),
        "carbon": LocalText("Carbon materials", "Углеродные материалы"),
    },
    marks={"small_firm": LocalText("Small firm", "Малое предприятие")},
    totals={"jobs": LocalText("Jobs", "Рабочие места")},
    funds={"regional": LocalText("the regional fund", "региональный фонд")},
    units={"jobs": "jobs"},
    money="million RUB",
)


def rules(*written: dict[str, object], **head: object) -> Rules:
    """Return rules as a file would hold them."""
    return Rules.model_validate({"rules": list(written), **head})


def problem(given: Rules) -> Problem:
    """Return the problem of the council under some rules, by NPV."""
    return problem_of(given, CANDIDATES, objective="npv", values=CANDIDATES.totals["npv"])
