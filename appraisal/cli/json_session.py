"""The JSON of the commands of a session: saved events, where it stands, its log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from pydantic import BaseModel

from appraisal.cli.to_json import Part, Walk
from appraisal.journal.codes import control_code, receipt
from appraisal.journal.session import Round, Session

if TYPE_CHECKING:
    from appraisal.session_desk import Saved


def receipt_of(saved: Saved) -> str:
    """Return the receipt of a saved event, with the time of day of this machine."""
    return receipt(saved.entry.seq, datetime.fromisoformat(saved.entry.at).astimezone(), saved.head)


def _plain(document: BaseModel | None) -> object:
    return None if document is None else document.model_dump(mode="json")


def _projects(session: Session, to: Walk) -> list[object]:
    """Return the projects of sealed rules, with the members who stand aside from each."""
    if session.rules is None:
        return []
    members = [each.key for each in session.members()]
    return [
        {
            "project": each.key,
            "title": each.title.to(to.language),
            "investors": [name.to(to.language) for name in each.investors],
            "aside": [seat for seat in members if session.recused(seat, each.key)],
            "item": session.items.get(("project", each.key)),
        }
        for each in session.rules.projects
    ]


def _state(asked: Round, _: Walk) -> str:
    return "open" if asked.closed is None else "closed" if asked.revealed is None else "revealed"


def _rows(keys: str) -> Part:
    """Return a part that reads each of several things by the keys of a name."""

    def part(given: Iterable[object] | Mapping[str, object], to: Walk) -> object:
        listed = given.values() if isinstance(given, Mapping) else given
        return [to.read(each, keys) for each in listed]

    return part


# The meaning of `|name` in the keys of a session's documents.
SESSION: Mapping[str, Part] = {
    "receipt": lambda saved, _: receipt_of(saved),
    "code": lambda head, _: control_code(head),
    "hex": lambda head, _: head.hex(),
    "sorted": lambda given, _: sorted(given),
    "asked_cells": lambda cells, _: None if cells is None else [list(each) for each in sorted(cells)],
    "council_rules": lambda rules, _: None if rules is None else _plain(rules.council),
    "plain": lambda document, _: _plain(document),
    "plain_list": lambda documents, _: [_plain(each) for each in documents],
    "plain_values": lambda documents, _: [_plain(each) for each in documents.values()],
    "round_state": _state,
    "projects_of": _projects,
    "seats": _rows("listed_seat"),
    "rounds": _rows("listed_round"),
    "saved_events": _rows("saved_event"),
    "listed_sessions": _rows("listed_session"),
    "logged": _rows("logged_event"),
    "shown_codes": _rows("CodeShown"),
}
