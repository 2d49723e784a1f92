"""The slider over a table of three projects, and what the server has heard of it."""

from __future__ import annotations

import os

import streamlit as st

from appraisal.web import budget_slider, context

POINTS: list[dict[str, object]] = [
    {"budget": 0, "cost": 0, "chosen": [], "totals": "nothing", "step": ""},
    {"budget": 20, "cost": 20, "chosen": [["a", 20]], "totals": "10 jobs", "step": "+{extra}: Alpha enters"},
    {"budget": 50, "cost": 50, "chosen": [["b", 50]], "totals": "30 jobs", "step": "+{extra}: Beta for Alpha"},
    {"budget": 70, "cost": 70, "chosen": [["a", 20], ["b", 50]], "totals": "40 jobs", "step": "+{extra}: both"},
]
TABLE: dict[str, object] = {
    "language": "en",
    "unit": "million RUB",
    "min": 0,
    "max": 100,
    "step": 1,
    "least": 0,
    "never": False,
    "projects": [
        {"key": "a", "name": "<b>Alpha</b> <img src=x onerror=alert(1)>", "cost": 20, "spans": [[20, 50], [70, None]]},
        {"key": "b", "name": "Beta", "cost": 50, "spans": [[50, None]]},
        {"key": "c", "name": "Gamma", "cost": 900, "spans": []},
    ],
    "points": POINTS,
    "words": {
        "budget": "Budget",
        "bars": "Bars: budgets at which the project is chosen",
        "cost": "million RUB",
        "chosen": "chosen",
        "not_chosen": "not chosen",
        "sum": "{n} projects, {spent} spent, {left} left",
        "none": "nothing below {least}",
        "never": "never",
        "pending": "not yet computed",
        "unknown": "not known",
        "last": "More money changes nothing",
        "more": "And {n} more",
        "next": "The next step",
    },
}

if __name__ == "__main__":
    known = float(os.environ.get("SLIDER_FROM", "0"))
    if known:
        TABLE |= {"least": 20, "points": [each for each in POINTS if float(str(each["budget"])) >= known]}
    budget_slider.draw({**TABLE, "budget": context.view().budget or 0.0})
    st.text(f"server: {context.view().budget}")
