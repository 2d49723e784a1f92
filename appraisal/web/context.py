"""The one owner of session state and of the page's address.

A reader's choices are kept under plain keys, not under those of widgets, which Streamlit drops when a page is left.
They are mirrored in the address, so that a page can be reloaded or sent to a colleague. No other module uses
`st.session_state` or `st.query_params`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, get_args

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from appraisal import money
from appraisal.documents.case import Case
from appraisal.text import LANGUAGES, Language
from appraisal.web.uploads import KEY_PATTERN

Objective = Literal["closeness", "value", "npv"]
OBJECTIVES: tuple[Objective, ...] = get_args(Objective)
_VIEW = "view"
_SEEN = "address_seen"
_REFUSED = "budget_refused"
_SETTLED = "settled"
_WORDS = ":words"  # ends the key of a list under which its words are kept


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A reader's choices; None means the default of the case."""

    language: Language = "en"
    scenario: str | None = None
    project: str | None = None
    option: str | None = None
    objective: Objective = "closeness"
    budget: float | None = None
    card: str | None = None
    upload: str | None = None


def view() -> View:
    """Return the reader's choices."""
    return View(**st.session_state.get(_VIEW, {}))


def choose(**changes: object) -> None:
    """Change the reader's choices."""
    chosen = replace(view(), **changes)  # type: ignore[arg-type]
    st.session_state[_VIEW] = {each.name: getattr(chosen, each.name) for each in fields(chosen)}


def arrive() -> None:
    """Read the choices from the address, once for each address other than the one written last.

    An address with any field is complete: fields that it leaves out have their defaults. So the browser's Back undoes
    the first choice of its kind too. A bare address, from a link to another page, changes nothing.
    """
    address = st.query_params.to_dict()
    if _VIEW not in st.session_state:
        choose(language="ru" if (st.context.locale or "").lower().startswith("ru") else "en")
    if address and address != st.session_state.get(_SEEN):
        unchosen = {each.name: getattr(View(), each.name) for each in fields(View) if each.name != "language"}
        choose(**unchosen | read(address))
        st.session_state[_REFUSED] = address["budget"] if "budget" in address and view().budget is None else None
        st.session_state[_SEEN] = address  # here too, because the reader may act before this run reaches `leave`


def budget_refused() -> str | None:
    """Return an invalid budget in the reader's address, to report it; None once another is chosen."""
    refused: str | None = st.session_state.get(_REFUSED)
    return refused if view().budget is None else None


def stay_within(case: Case) -> None:
    """Drop a scenario, project or option that the case does not have; without a project the first one is shown."""
    now = view()
    project = now.project if now.project in case.projects else None
    options = case.projects[project or next(iter(case.projects))].options
    choose(
        scenario=now.scenario if now.scenario in case.scenarios else None,
        project=project,
        option=now.option if project == now.project and now.option in [each.key for each in options] else None,
    )


def leave() -> None:
    """Write the reader's choices into the address."""
    address = said(view())
    if st.query_params.to_dict() != address:
        st.query_params.from_dict(address)
    st.session_state[_SEEN] = address


def said(chosen: View) -> dict[str, str]:
    """Return a view as the fields of an address: the language, and all other choices that are not defaults.

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
    """Read an address from an untrusted source: impossible choices are ignored."""
    result: dict[str, object] = {}
    if address.get("language") in LANGUAGES:
        result["language"] = address["language"]
    if address.get("objective") in OBJECTIVES:
        result["objective"] = address["objective"]
    result |= {name: address[name] for name in ("scenario", "project", "option", "card") if name in address}
    if KEY_PATTERN.fullmatch(address.get("upload", "")):
        result["upload"] = address["upload"]
    try:
        budget = float(address.get("budget", "nan"))
    except ValueError:
        budget = math.nan
    if 0 <= budget <= money.MOST:  # not a number, or not a finite one: not a budget
        result["budget"] = budget
    return result


def released(key: str, name: str) -> object:
    """Return the value sent by one of our components under a name, or None."""
    return st.session_state.get(key, {}).get(name)


def heed() -> None:
    """End this run here if the reader has pressed something since it began: Streamlit looks at any use of its state."""
    st.session_state.get(_VIEW)


def kept(key: str) -> Any:
    """Return what a page of a seat keeps under a key for this browser, a form's field among it; None without it."""
    said, words = st.session_state.get(key), st.session_state.get(f"{key}{_WORDS}", {})
    return words[said] if isinstance(said, str) and said in words and said not in words.values() else said


def keep(key: str, value: object) -> None:
    """Keep a value under a key for this browser; a field only before it is drawn in a run."""
    st.session_state[key] = value


def word(key: str, options: Mapping[Any, str]) -> None:
    """Keep the words of what can be chosen under a key, so that `kept` understands a press that names earlier ones."""
    if st.session_state.get(key) != kept(key):
        st.session_state[key] = kept(key)
    words = {text: value for value, text in options.items()}
    st.session_state[f"{key}{_WORDS}"] = {**st.session_state.get(f"{key}{_WORDS}", {}), **words}


def drop(keys: Iterable[str]) -> None:
    """Forget what is kept under some keys."""
    for key in keys:
        st.session_state.pop(key, None)


def forget_upload(file_id: str) -> None:
    """Forget the bytes of a file that this browser uploaded; Streamlit would keep them as long as its page is open."""
    ctx = get_script_run_ctx()
    if ctx is not None and isinstance(ctx.uploaded_file_mgr, MemoryUploadedFileManager):
        ctx.uploaded_file_mgr.remove_file(ctx.session_id, file_id)


def settle(fields: Mapping[str, object]) -> None:
    """Note of some fields what was saved of them or given up, so that the browser keeps no draft of just that."""
    now = dict(settled())
    for key, value in fields.items():
        now[key] = (now.get(key, (0, None))[0] + 1, value if isinstance(value, str) else None)
    st.session_state[_SETTLED] = now


def settled() -> dict[str, tuple[int, str | None]]:
    """Return how often each field was settled, and the text that it held then; None for what is no text."""
    saved: dict[str, tuple[int, str | None]] = st.session_state.get(_SETTLED, {})
    return saved
