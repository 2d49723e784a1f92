"""The knobs of one project: its requests, figures, net flow, drivers and ratings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from appraisal.analysis.appraise import Appraisal
from appraisal.documents.case import INVESTMENT
from appraisal.documents.figure import FigureTable
from appraisal.measures.catalogue import MEASURES, draws_of, net_present_value
from appraisal.ways.edits import Edit, Key
from appraisal.ways.where import cash_flow_of, multiplier_of, one_edit, overlay_of, project_file, scenario_file

_COUNCIL = "council.toml"
_DEAREST = 4.0  # largest factor by which a driver may grow, or by which it may be divided
Kind = Literal["request", "criterion", "gain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Knob:
    """One property of a project that may be changed by one number.

    Attributes:
        kind: of the way in.
        key: `request`; the criterion or the total; for a driver `cash_flow.revenue` and the like.
        start: the present number.
        far: the furthest number that is tried.
        unit: key of its unit.
        part: `request`, `figure`, `flow`, `driver` or `rating`, which selects the words.
        year: of a flow.
        edits: number -> the edits that set it.
    """

    kind: Kind
    key: str
    start: float
    far: float
    unit: str
    part: Literal["request", "figure", "flow", "driver", "rating"]
    edits: Callable[[float], tuple[Edit, ...]]
    year: int | None = None

    def allows(self, value: float) -> bool:
        """Return whether a number lies between `start` and `far`."""
        return min(self.start, self.far) <= value <= max(self.start, self.far)


def criteria(appraisal: Appraisal, project: str) -> Iterator[Knob]:
    """Yield the knob of each criterion, towards its best bound."""
    decision = appraisal.decision
    drivers: dict[str, Knob] = {}
    for k, key in enumerate(decision.criteria):
        criterion = appraisal.effective.criteria[key]
        bound = float(decision.scale.best[k])
        if criterion.measure is None:
            knob = _rating(appraisal, project, key, bound)
        elif draws_of(criterion.measure) is not None:  # computed from the cash flow
            drivers |= {each.key: each for each in _drivers(appraisal, project)}
            value = decision.cells[project][key].value
            knob = None
            if criterion.measure == "npv" and value is not None:
                knob = _flow(appraisal, project, key, "criterion", bound - value)
        else:
            knob = _figure(appraisal, project, criterion.measure, key, "criterion", bound)
        if knob is not None and (knob.far - knob.start) * criterion.sign > 0:
            yield knob
    yield from drivers.values()


def gain(appraisal: Appraisal, project: str) -> Knob | None:
    """Return the knob of the objective itself if it is the total of a figure or of NPV, else None."""
    name = appraisal.settings.objective
    less = name.startswith("min:")
    key = name.removeprefix("min:").removeprefix("max:")
    criterion = appraisal.effective.criteria.get(key) if key in appraisal.effective.criteria_set.criteria else None
    measure = key if criterion is None else criterion.measure
    if criterion is not None and criterion.sign < 0:
        less = True
    if measure == "npv":
        known = [net_present_value(each).value or 0.0 for each in appraisal.financed.values()]
        return _flow(appraisal, project, key, "gain", (-1 if less else 1) * 2 * (sum(map(abs, known)) + 1))
    if measure is None or measure in MEASURES or measure not in (INVESTMENT, *appraisal.effective.head.figures):
        return None
    sizes = [abs(appraisal.effective.figure(each, measure).value or 0.0) for each in appraisal.effective.projects]
    own = appraisal.effective.figure(project, measure).value
    if own is None:
        return None
    bound = (-1 if less else 1) * 2 * (sum(sizes) + 1) + own
    return _figure(appraisal, project, measure, key, "gain", bound)


def _figure(appraisal: Appraisal, project: str, figure: str, key: str, kind: Kind, bound: float) -> Knob | None:
    """Return the knob of a figure as stated in its file, within the bound and its own range."""
    overlay = overlay_of(appraisal, project)
    file, entry = project_file(project), appraisal.case.projects[project].figures.get(figure)
    at: tuple[Key, ...] = ("figures", figure)
    if overlay is not None and figure in overlay.figures:
        file, at, entry = scenario_file(appraisal), ("projects", project, "figures", figure), overlay.figures[figure]
    if entry is None or entry.value is None:
        return None
    far = _within_range(bound / multiplier_of(appraisal, figure), entry)
    return Knob(
        kind=kind,
        key=key,
        start=entry.value,
        far=far,
        unit=appraisal.effective.unit_of(figure),
        part="figure",
        edits=one_edit(file, at, entry.value),
    )


def _within_range(value: float, entry: FigureTable) -> float:
    """Return a value limited to the range that an entry states, if any."""
    return value if entry.range is None else min(max(value, entry.range[0]), entry.range[1])


def _flow(appraisal: Appraisal, project: str, key: str, kind: Kind, further: float) -> Knob | None:
    """Return the knob of the first stated year of an explicit net flow; None if there are drivers."""
    file, at, flow = cash_flow_of(appraisal, project)
    year = None if flow is None else min((each for each, entry in flow.table.items()), default=None)
    if flow is None or year is None or year != appraisal.effective.head.base_year:
        return None
    entry = flow.table[year]
    if entry.value is None:
        return None
    far = _within_range(entry.value + further, entry)
    return Knob(
        kind=kind,
        key=key,
        start=entry.value,
        far=far,
        unit=appraisal.effective.head.unit,
        part="flow",
        year=year,
        edits=one_edit(file, (*at, "table", str(year)), entry.value),
    )


def _drivers(appraisal: Appraisal, project: str) -> Iterator[Knob]:
    """Yield the knobs that raise an NPV from drivers: a lower investment, more revenue, a better price."""
    file, at, flow = cash_flow_of(appraisal, project)
    if flow is None or flow.table:
        return
    investment = appraisal.case.projects[project].figures.get(INVESTMENT)
    own = appraisal.effective.figure(project, INVESTMENT).value
    rated = {appraisal.effective.criteria[key].measure for key in appraisal.decision.criteria}
    if INVESTMENT in rated:
        investment = None  # already changed as a criterion
    if investment is not None and own:
        knob = _figure(appraisal, project, INVESTMENT, INVESTMENT, "criterion", own / _DEAREST)
        if knob is not None and knob.far < knob.start:
            yield replace(knob, part="driver")
    wanted: list[tuple[tuple[Key, ...], FigureTable | None]] = [(("revenue",), flow.revenue)]
    if len(flow.products) == 1:
        wanted.append((("products", 0, "price"), flow.products[0].price))
    for path, entry in wanted:
        if entry is None or entry.value is None or entry.value <= 0:
            continue
        far = entry.value * _DEAREST if entry.range is None else min(entry.value * _DEAREST, entry.range[1])
        if far > entry.value:
            yield Knob(
                kind="criterion",
                key=".".join(("cash_flow", *map(str, path))),
                start=entry.value,
                far=far,
                unit=appraisal.effective.head.unit if path == ("revenue",) else "",
                part="driver",
                edits=one_edit(file, (*at, *path), entry.value),
            )


def _rating(appraisal: Appraisal, project: str, key: str, bound: float) -> Knob | None:
    """Return the knob of all given ratings of a cell together: all worse ones are set to one number."""
    rubric = appraisal.effective.criteria[key].rating
    now = appraisal.decision.cells[project][key].value
    if rubric is None or now is None:
        return None
    sign = appraisal.effective.criteria[key].sign
    given = [
        (number, ratings[project])
        for number, ratings in enumerate(ballot.ratings(key) for _, ballot in appraisal.case.counted)
        if project in ratings
    ]
    far = min(max(bound, rubric.lowest), rubric.highest)

    def edits(value: float) -> tuple[Edit, ...]:
        return tuple(
            Edit(file=_COUNCIL, keys=("experts", number, "ratings", key, project), before=points, after=value)
            for number, points in given
            if (value - points) * sign > 0
        )

    unit = appraisal.effective.criteria[key].unit
    return Knob(kind="criterion", key=key, start=now, far=far, unit=unit, part="rating", edits=edits)
