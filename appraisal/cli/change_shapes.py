"""The JSON shape of what changes from one portfolio to another: three lists of project keys."""

from __future__ import annotations

from appraisal.portfolio.change import Change


def change_shape(change: Change | None) -> dict[str, list[str] | None]:
    """Return who enters, leaves and changes the option, in the order of the case; null where nothing is known."""
    lists = ("enters", "leaves", "changes_option")
    return {key: None if change is None else [option.project for option in getattr(change, key)] for key in lists}
