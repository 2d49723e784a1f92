"""Plain input by name or by position: a mapping or a pandas Series is read by its labels, a sequence in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

import numpy as np

from appraisal.errors import InputError, Problem, refuse


class Labelled(Protocol):
    """Anything with items by label, such as a pandas Series."""

    def items(self) -> Iterable[tuple[Any, Any]]:
        """Return the pairs of a label and its item."""


def labels_of(given: object) -> tuple[str, ...] | None:
    """Return the labels of a mapping or a Series as text, or None if they only count from 0.

    Example:
        >>> labels_of({"npv": 2, "jobs": 1}), labels_of([2, 1])
        (('npv', 'jobs'), None)
    """
    items = getattr(given, "items", None)
    if items is None:
        return None
    labels = [label for label, _ in items()]
    if not isinstance(given, Mapping) and labels == list(range(len(labels))):
        return None
    return tuple(str(label) for label in labels)


def listed(name: str, given: Any) -> list[Any]:
    """Return a sequence or an array as a list; refuse a single value: `not_a_list`."""
    if isinstance(given, str) or not hasattr(given, "__len__") or np.ndim(np.asarray(given, dtype=object)) == 0:
        raise refuse("not_a_list", name=name, given=str(given))
    return list(given)


def by_label(name: str, given: Any, labels: Sequence[str]) -> list[Any]:
    """Return the item for each label: by name if `given` has names, else in order.

    Args:
        name: what the items are, for the message.
        given: a mapping, a Series, or one item for each label in their order.
        labels: of criteria or projects.

    Raises:
        InputError: all at once: `label_missing`, `label_unknown`; or `labels_wrong_count`, `not_a_list`.

    Example:
        >>> by_label("weights", {"npv": 2, "jobs": 1}, ["jobs", "npv"])
        [1, 2]
    """
    if (named := labels_of(given)) is not None:
        values = [value for _, value in given.items()]
        problems = []
        if missing := [label for label in labels if label not in named]:
            problems.append(Problem("label_missing", {"name": name, "labels": missing}))
        if unknown := [label for label in named if label not in labels]:
            problems.append(Problem("label_unknown", {"name": name, "labels": unknown, "known": list(labels)}))
        if problems:
            raise InputError(problems)
        result = dict(zip(named, values, strict=True))
        return [result[label] for label in labels]
    values = listed(name, given)
    if len(values) != len(labels):
        raise refuse("labels_wrong_count", name=name, expected=len(labels), found=len(values))
    return values
