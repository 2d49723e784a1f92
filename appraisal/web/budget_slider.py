"""The what-if budget: a slider that answers while it is dragged, from the frontier sent with the page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from streamlit.components import v2

from appraisal.web import context

_HERE = Path(__file__).parent
_KEY = "budget_slider"


def _text(suffix: str) -> str:
    return (_HERE / f"budget_slider.{suffix}").read_text(encoding="utf-8")


_mounted = v2.component("appraisal_budget_slider", html=_text("html"), css=_text("css"), js=_text("js"))


def draw(data: Mapping[str, object]) -> None:
    """Draw the slider; when it is released, its budget becomes that of the view.

    Args:
        data: `language`, `unit`, `min`, `max`, `step`, `budget`; `least`, below which no portfolio keeps to the rules
            (None while unknown), and `never`, whether none does at any budget; `projects` with `key`, `name`, `cost`
            and `spans` (budgets from..to at which it is chosen, None: no end); `points`, the breakpoints by rising
            `budget` with `cost`, `chosen` (key and cost), `totals` and `step` (the changes at it, empty without any) in
            words, or `pending` if nothing is known from there on; `words`.
    """

    def released() -> None:
        budget = context.released(_KEY, "budget")
        if isinstance(budget, int | float):
            context.choose(budget=float(budget))

    _mounted(key=_KEY, data=dict(data), on_budget_change=released)
