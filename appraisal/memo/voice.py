"""An appraisal spoken in a language: names, numbers with units, marks of status. Every section speaks through it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from appraisal.appraise import Appraisal
from appraisal.figures import Figure, Status
from appraisal.memo.blocks import Cell
from appraisal.portfolio.rules.names import Names, names_of
from appraisal.text import Language, say, title
from appraisal.text import number as written

_MINUS = "\u2212"  # a hyphen would part from its number at the end of a line
DASH = "—"


@dataclass(frozen=True, kw_only=True)
class Voice:
    """What a memo says of one appraisal, and how.

    `versions` are those of the program and its libraries; `today` is the day that the writer names, or None.
    """

    found: Appraisal
    language: Language
    versions: Mapping[str, str]
    today: str | None = None

    def say(self, key: str, /, **facts: object) -> str:
        """Return a text of `text/*/memo.toml`."""
        return say(f"memo.{key}", self.language, **facts)

    @cached_property
    def names(self) -> Names:
        """The titles that the case gives."""
        return names_of(self.found.effective)

    def number(self, value: float, style: str) -> str:
        """Write a number with a true minus sign."""
        return written(value, style, self.language).replace("-", _MINUS)

    def quantity(self, value: float) -> str:
        """Write a quantity to three or four digits: nobody knows these figures better.

        Whole numbers stay whole; below 100 one decimal, below 10 two.
        """
        if value == round(value) or abs(value) >= 100:
            return self.number(value, "0")
        return self.number(value, "1" if abs(value) >= 10 else "2")

    def closeness(self, value: float) -> str:
        """Write a closeness: never more than two decimals."""
        return self.number(value, "2")

    def percent(self, share: float) -> str:
        """Write a share in percent, to a decimal where it is small."""
        return self.number(share, "percent" if abs(share) >= 0.1 or share == 0 else "percent1")

    @property
    def unit(self) -> str:
        """The case's unit of money."""
        return title(f"units.{self.found.effective.head.unit}", self.language)

    def unit_of(self, key: str) -> str:
        """Return the unit of a criterion or a total."""
        return self.names.unit(key, self.language)

    def money(self, value: float) -> str:
        """Write an amount with its unit, held together."""
        return f"{self.quantity(value)} {self.unit}".replace(" ", "\u00a0")

    def amount(self, value: float, key: str) -> str:
        """Write an amount of a criterion or a total with its unit, held together."""
        return f"{self.quantity(value)} {self.unit_of(key)}".replace(" ", "\u00a0")

    def name(self, project: str) -> str:
        """Return a project's name."""
        return self.found.effective.projects[project].name.to(self.language)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {project: place for place, project in enumerate(self.found.decision.projects, start=1)}

    def no(self, project: str) -> str:
        """Return a project's number: its place in the order of the case."""
        return str(self._places[project])

    def label(self, project: str) -> str:
        """Return number and name, as tables and charts show them."""
        return f"{self.no(project)}. {self.name(project)}"

    def numbers(self, projects: Iterable[str]) -> str:
        """Return "No. 1, 3 and 5" in rising order."""
        ordered = sorted(projects, key=self._places.__getitem__)
        return self.say("numbers", numbers=[self.no(project) for project in ordered])

    def criterion(self, key: str) -> str:
        """Return the title of a criterion or a total."""
        return self.names.total(key, self.language)

    def lacking(self, keys: Iterable[str]) -> list[str]:
        """Return what is missing by title: criteria, figures, or the cash flow and the request."""
        own = {"cash_flow": self.say("missing.cash_flow"), "request": self.say("missing.request")}
        own["investment"] = self.say("missing.investment")
        return [own[key] if key in own else self.criterion(key) for key in keys]

    def objective(self, key: str | None = None) -> str:
        """Return the title of an objective; None for that of the settings."""
        from appraisal.assembly.titles import objective_title

        return objective_title(self.found.effective, key or self.found.settings.objective, self.language)

    def worth(self, value: float, objective: str | None = None) -> str:
        """Write a value of an objective: closeness and value to two decimals, a total with its unit."""
        key = objective or self.found.settings.objective
        return self.amount(value, key) if key in self.names.units else self.number(value, "2")

    def mark(self, status: Status) -> str:
        """Return the raised letter of a weak status; a published figure has none."""
        return say(f"statuses.mark.{status.value}", self.language)

    def status(self, status: Status) -> str:
        """Return a status in words."""
        return say(f"statuses.{status.value}", self.language)

    def cell(self, figure: Figure, *, rated: bool = False) -> Cell:
        """Return a figure as a cell: a dash where it is missing, the letter of its status else."""
        if figure.value is None:
            return Cell(DASH)
        mark = self.say("marks.rated") if rated else self.mark(figure.status)
        return Cell(self.quantity(figure.value), mark=mark)

    @property
    def marks(self) -> str:
        """What the raised letters and the dash mean."""
        return self.say(
            "marks.note",
            assumed=self.mark(Status.ASSUMED),
            claimed=self.mark(Status.CLAIMED),
            rated=self.say("marks.rated"),
        )

    def source(self, key: str | None) -> str:
        """Return the number of a source in the memo's list, in brackets; a dash without one."""
        known = list(self.found.effective.head.sources)
        return f"[{known.index(key) + 1}]" if key in known else DASH
