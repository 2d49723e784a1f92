"""The one owner of session state and of the page's address.

What a reader has chosen is kept under plain keys, not under those of widgets, which Streamlit forgets when a page is
left. It is mirrored in the address, so that a page can be reloaded or sent to a colleague. Nobody else touches
`st.session_state` or `st.query_params`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Literal, get_args

import streamlit as st

from appraisal import money
from appraisal.documents.case import Case
from appraisal.text import LANGUAGES, Language

Objective = Literal["closeness", "value", "npv"]
OBJECTIVES: tuple[Objective, ...] = get_args(Objective)
_VIEW = "view"
_SEEN = "address_seen"
_REFUSED = "budget_refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a reader looks at; None stands for what the case says of itself."""

    language: Language = "en"
    scenario: str | None = None
    project: str | None = None
    option: str | None = None
    objective: Objective = "closeness"
    budget: float | None = None


def view() -> View:
    """Return what the reader looks at."""
    return View(**st.session_state.get(_VIEW, {}))


def choose(**changes: object) -> None:
    """Change what the reader looks at."""
    chosen = replace(view(), **changes)  # type: ignore[arg-type]
    st.session_state[_VIEW] = {each.name: getattr(chosen, each.name) for each in fields(chosen)}


def arrive() -> None:
    """Take over what the address says, once for each address that is not the one that we wrote last.

    An address that says anything says everything: what it leaves out is as it is without being chosen. So the browser's
    Back undoes a choice that was the first of its kind. A bare address, that of a link to another page, says nothing.
    """
    address = st.query_params.to_dict()
    if _VIEW not in st.session_state:
        choose(language="ru" if (st.context.locale or "").lower().startswith("ru") else "en")
    if address and address != st.session_state.get(_SEEN):
        unchosen = {each.name: getattr(View(), each.name) for each in fields(View) if each.name != "language"}
        choose(**unchosen | read(address))
        st.session_state[_REFUSED] = address["budget"] if "budget" in address and view().budget is None else None
        st.session_state[_SEEN] = address  # here too: the reader may go on before this run comes to `leave`


def budget_refused() -> str | None:
    """Return what the address that the reader came by gives for a budget and is none; None once another is chosen."""
    refused: str | None = st.session_state.get(_REFUSED)
    return refused if view().budget is None else None


def stay_within(case: Case) -> None:
    """Let go of a scenario, project or option that the case has not; without a project the first one is looked at."""
    now = view()
    project = now.project if now.project in case.projects else None
    options = case.projects[project or next(iter(case.projects))].options
    choose(
        scenario=now.scenario if now.scenario in case.scenarios else None,
        project=project,
        option=now.option if project == now.project and now.option in [each.key for each in options] else None,
    )


def leave() -> None:
    """Write what the reader looks at into the address."""
    address = said(view())
    if st.query_params.to_dict() != address:
        st.query_params.from_dict(address)
    st.session_state[_SEEN] = address


def said(chosen: View) -> dict[str, str]:
    """Return a view as the fields of an address: the language, and what is not as it is without being chosen.

    Example:
        >>> said(View(scenario="filled", budget=80000.0))
        {'language': 'en', 'scenario': 'filled', 'budget': '80000'}
    """
    values = {each.name: getattr(chosen, each.name) for each in fields(chosen)}
    return {
        name: f"{value:.15g}" if isinstance(value, float) else str(value)
        for name, value in values.items()
        if name == "language" or value != getattr(View(), name)
    }


def read(address: dict[str, str]) -> dict[str, object]:
    """Read an address that anyone may have written: what is no possible choice is not taken."""
    result: dict[str, object] = {}
    if address.get("language") in LANGUAGES:
        result["language"] = address["language"]
    if address.get("objective") in OBJECTIVES:
        result["objective"] = address["objective"]
    result |= {name: address[name] for name in ("scenario", "project", "option") if name in address}
    try:
        budget = float(address.get("budget", "nan"))
    except ValueError:
        budget = math.nan
    if 0 <= budget <= money.MOST:  # what is no number, or none that can be counted, is no budget
        result["budget"] = budget
    return result


def pick(
    widget: Callable[..., object],
    label: str,
    options: Mapping[str, str],
    name: str,
    **more: object,
) -> None:
    """Draw a widget that chooses one field of the view.

    Args:
        widget: of Streamlit, called with a label and options.
        label: what is chosen, for those who cannot see where it stands.
        options: value to what is shown of it; the value "" stands for None.
        name: of the field.
        more: goes to the widget.
    """
    key = f"pick_{name}"
    now = getattr(view(), name) or ""
    st.session_state[key] = now if now in options else next(iter(options))

    def chosen() -> None:
        within = {"option": None} if name == "project" else {}  # an option is one of its project
        choose(**within, **{name: st.session_state[key] or None})

    widget(label, list(options), key=key, format_func=options.__getitem__, on_change=chosen, **more)


def pick_budget(label: str, budget: float, step: float) -> None:
    """Draw the box for an exact budget; whole numbers as long as no fraction is in play.

    The box reads a decimal comma as nothing ("4,5" as 45): where budgets are whole it cannot go wrong.
    """
    key = "pick_budget"
    whole = budget == int(budget) and step == int(step)
    st.session_state[key] = int(budget) if whole else float(budget)

    def chosen() -> None:
        choose(budget=float(st.session_state[key]))

    if whole:
        st.number_input(label, min_value=0, step=int(step), key=key, on_change=chosen)
    else:
        st.number_input(label, min_value=0.0, step=step, format="%.3f", key=key, on_change=chosen)


def released(key: str, name: str) -> object:
    """Return what a component of ours has sent under a name, or None."""
    return st.session_state.get(key, {}).get(name)
