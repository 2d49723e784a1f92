"""The weights in a filled-in ballot: points or swings, an order, or comparisons of pairs; one of them, or none."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any, Literal, cast

from appraisal.documents.findings import nearest, short
from appraisal.documents.weighting import Judgement, Weighting
from appraisal.errors import Place, Problem
from appraisal.intake.ballot_cells import Cells, number_in, text_in
from appraisal.intake.ballot_sheets import JUDGEMENTS, METHODS, WEIGHTS
from appraisal.intake.forms import folded, likely, word
from appraisal.intake.lines import Line
from appraisal.text import LANGUAGES, LocalText, both

Rows = Mapping[str, list[Line]]
_LARGEST_POINTS, _MOST_TIMES = 1e6, 9
# What a method is answered in: the column of the points, of the places, or the sheet of the comparisons.
_COLUMNS = {"points": "points", "swing": "points", "rank_order": "place_in_order", "ahp": "times"}
_METHODS = {"points": "points", "place_in_order": "rank_order", "times": "ahp"}


def weights_in(
    head: Cells, rows: Rows, weighed: Mapping[str, LocalText], problems: list[Problem]
) -> tuple[Weighting | None, Place | None]:
    """Return the weights that a workbook gives, if any, and where they stand.

    Args:
        head: the sheet on which the method may be named.
        rows: of the sheets that are there.
        weighed: names of the criteria by key.
        problems: what cannot be read is added here.
    """
    before = len(problems)
    method = _method(head)
    answers = _Answers(weighed, problems)
    for line in rows.get(WEIGHTS.key, []):
        answers.weigh(line)
    for line in rows.get(JUDGEMENTS.key, []):
        answers.judge(line)
    given = {column: each for column, each in answers.by_column().items() if each}
    place = answers.place or (head.place("method") if method else None)
    if len(problems) > before or (method is None and not given):
        return None, place
    method = method or _METHODS[next(iter(given))]
    if list(given) != [_COLUMNS[method]]:
        answer = both(f"workbook.columns.{_COLUMNS[method]}")
        facts = {"method": both(f"workbook.words.method.{method}"), "answer": answer}
        problems.append(Problem("weighting_unanswered", facts, place))
        return None, place
    if (gap := answers.gap(method)) is not None:
        problems.append(Problem(*gap, place))
        return None, place
    return answers.weighting(method), place


def _method(head: Cells) -> str | None:
    text = text_in(head, "method")
    if text is None:
        return None
    read = word("method", text, METHODS)
    if read not in METHODS:
        known = [_first(f"workbook.words.method.{each}") for each in likely("method", text, METHODS)]
        head.refuse("method", "word_unknown", name=head.place("method").column, given=short(text), known=known)
        return None
    return read


def _first(key: str) -> LocalText:
    said = both(key)
    return LocalText(en=said.en.partition(";")[0], ru=said.ru.partition(";")[0])


def _pair(one: LocalText, other: LocalText) -> LocalText:
    return LocalText(en=f"{one.en} / {other.en}", ru=f"{one.ru} / {other.ru}")


class _Answers:
    """What the rows of weights and comparisons say, criterion by criterion."""

    def __init__(self, weighed: Mapping[str, LocalText], problems: list[Problem]) -> None:
        self._weighed, self._problems = weighed, problems
        self.place: Place | None = None
        self._points: dict[str, float] = {}
        self._places: dict[str, float] = {}
        self._judgements: list[Judgement] = []
        self._rows: dict[tuple[str, ...], int] = {}

    def by_column(self) -> dict[str, Any]:
        """Return what was said, by the column in which it stands."""
        return {"points": self._points, "place_in_order": self._places, "times": self._judgements}

    def weigh(self, line: Line) -> None:
        """Take a row of the sheet of weights."""
        cells = Cells(line, self._problems)
        points = number_in(cells, "points", low=0, high=_LARGEST_POINTS)
        place = number_in(cells, "place_in_order", low=1, high=len(self._weighed), whole=True)
        key = text_in(cells, "criterion_key") or ""
        if (points is None and place is None) or not self._taken(line, cells, key):
            return
        for said, number in ((self._points, points), (self._places, place)):
            if number is not None:
                said[key] = number

    def judge(self, line: Line) -> None:
        """Take a row of the sheet of comparisons."""
        cells = Cells(line, self._problems)
        more = text_in(cells, "more")
        times = number_in(cells, "times", low=1, high=_MOST_TIMES)
        pair = [text_in(cells, key) or "" for key in ("criterion_key", "other_key")]
        if (more is None and times is None) or not self._taken(line, cells, *pair):
            return
        chosen = self._chosen(more, pair)
        if more is None or (times is None and not cells.refused("times")):
            empty = "more" if more is None else "times"
            cells.refuse(empty, "comparison_half", name=cells.place(empty).column or empty)
        elif chosen is None:
            cells.refuse(
                "more", "comparison_of_others", given=short(more), known=[self._weighed[each] for each in pair]
            )
        elif times is not None:
            less = pair[1] if chosen == pair[0] else pair[0]
            self._judgements.append(Judgement(more=chosen, less=less, times=times))

    def gap(self, method: str) -> tuple[str, dict[str, object]] | None:
        """Return the problem of an answer that leaves something out, with its facts."""
        if method in ("points", "swing"):
            missing = [name for key, name in self._weighed.items() if key not in self._points]
            return ("points_missing", {"missing": missing}) if missing else None
        if method == "rank_order":
            last = len(self._weighed)
            return None if sorted(self._places.values()) == [*range(1, last + 1)] else ("order_places", {"last": last})
        judged = {frozenset((each.more, each.less)) for each in self._judgements}
        pairs = [pair for pair in combinations(self._weighed, 2) if frozenset(pair) not in judged]
        left = [_pair(*(self._weighed[key] for key in pair)) for pair in pairs]
        return ("comparisons_missing", {"missing": left}) if left else None

    def weighting(self, method: str) -> Weighting:
        """Return the weights by their method."""
        named = cast(Literal["points", "swing", "rank_order", "ahp"], method)
        if method == "ahp":
            return Weighting(method=named, judgements=tuple(self._judgements))
        if method == "rank_order":
            return Weighting(method=named, order=tuple(sorted(self._places, key=self._places.__getitem__)))
        return Weighting(method=named, points=self._points)

    def _taken(self, line: Line, cells: Cells, *keys: str) -> bool:
        """Return whether a row is of criteria that are weighed, and is the first one of them."""
        of = ("criterion_key", "other_key")[: len(keys)]
        unknown = [(column, key) for column, key in zip(of, keys, strict=True) if key not in self._weighed]
        for column, key in unknown:
            cells.refuse(column, "unknown_criterion", name=short(key), **nearest(key, self._weighed))
        if unknown:
            return False
        row = tuple(sorted(keys))
        if len(set(row)) < len(row):
            self._problems.append(Problem("ballot_row_unclear", {}, line.place))
        elif row in self._rows:
            facts = {"name": " / ".join(keys), "first": self._rows[row], "second": line.number}
            self._problems.append(Problem("row_twice", facts, line.place))
        else:
            self._rows[row], self.place = line.number, self.place or line.place
            return True
        return False

    def _chosen(self, more: str | None, pair: list[str]) -> str | None:
        """Return the criterion of a pair that a text names: by its key, or by its name in either language."""
        wanted = folded(more or "")
        named = [
            key for key in pair if wanted in (key, *(folded(self._weighed[key].to(language)) for language in LANGUAGES))
        ]
        return next((key for key in named if key == wanted), named[0] if len(named) == 1 else None)
