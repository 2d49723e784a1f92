"""A small case as a plain tree, to be broken in one place."""

from __future__ import annotations

import copy
from typing import Any

from appraisal.documents.checks import check
from appraisal.documents.findings import Path
from appraisal.errors import InputError, Place, Problem

Tree = dict[str, Any]
GONE = object()
_TREE: Tree = {
    "case": {
        "title": "A case",
        "unit": "million RUB",
        "prices": "real",
        "price_year": 2011,
        "base_year": 2012,
        "discount_rate": 0.1,
        "groups": {"coal": {"title": "Coal"}},
        "figures": {"jobs": {"title": "Jobs", "unit": "jobs"}},
        "sources": {"report": {"title": "A report"}},
        "inflation": [{"years": [2012, 2060], "rate": 0.04}],
        "taxes": {"profit": [{"years": [2012, 2060], "rate": 0.2}]},
    },
    "projects": {
        "a": {
            "name": "A",
            "group": "coal",
            "source": "report",
            "figures": {"investment": 100, "jobs": {"value": 40, "range": [3, 50]}},
            "cash_flow": {"life": 10, "phasing": {"2013": 1.0}, "revenue": 30},
            "options": [{"key": "small", "title": "Small"}],
        },
        "b": {"name": "B", "group": "coal", "cash_flow": {"table": {"2012": -5, "2015": 7}}},
    },
    "set": {"title": "Set", "criteria": ["jobs", "fit"], "weights": {"jobs": 1, "fit": 1}},
    "criteria": {
        "jobs": {"title": "Jobs", "unit": "jobs", "direction": "more", "bounds": [0, 100], "measure": "jobs"},
        "fit": {
            "title": "Fit",
            "unit": "points",
            "direction": "more",
            "bounds": [1, 9],
            "rating": {"lowest": 1, "highest": 9, "anchors": {"1": "poor"}},
        },
    },
    "council": {"experts": [{"key": "x", "name": "X", "weights": {"jobs": 1}, "ratings": {"fit": {"a": 5}}}]},
    "rules": {"budget": {"total": 100}, "rules": [{"kind": "count", "at_most": 2}]},
    "scenarios": {"low": {"title": "Low", "multiply": {"revenue": 0.9}}},
}


def small_tree(*changes: tuple[Path, object]) -> Tree:
    """The tree with values set, or with keys gone, at paths."""
    return changed(_TREE, *changes)


def changed(given: Tree, *changes: tuple[Path, object]) -> Tree:
    """A tree like the given one, with values set, or with keys gone, at paths."""
    tree = copy.deepcopy(given)
    for path, value in changes:
        holder: Any = tree
        for step in path[:-1]:
            holder = holder[step] if isinstance(step, int) else holder.setdefault(step, {})
        if value is GONE:
            del holder[path[-1]]
        elif isinstance(holder, list) and path[-1] == len(holder):
            holder.append(value)
        else:
            holder[path[-1]] = value
    return tree


def place_of(path: Path) -> Place:
    """A place that shows the path."""
    return Place(file="case", column=".".join(map(str, path)))


def problems_of(tree: Tree) -> tuple[Problem, ...]:
    """All problems of a tree."""
    try:
        check(tree, key="case", locate=place_of)
    except InputError as error:
        return error.problems
    return ()
