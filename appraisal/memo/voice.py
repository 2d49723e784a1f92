"""The words of an appraisal in one language: names, numbers with units, marks of status. Every section uses it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.titles import gap_title, objective_title
from appraisal.figures import Status
from appraisal.measures.project_variant import FULL, ProjectVariant
from appraisal.once import once
from appraisal.origin import Origin
from appraisal.portfolio.change import Change
from appraisal.report.blocks import DASH
from appraisal.report.change import change_text
from appraisal.report.ranking import marks_note
from appraisal.report.register import project_numbers
from appraisal.report.resolution import Held
from appraisal.rules.names import Names
from appraisal.text import Language, alike, percent, say, title
from appraisal.text import number as written
from appraisal.text.typeset import titled, unit_beside, within


@dataclass(frozen=True, kw_only=True)
class Voice:
    """The words of a memo on one appraisal.

    `versions` are those of the program and its libraries; `today` is the writer's date, or None; `origin` is where the
    case was read from, if known; `held` is the council's session, if the memo is of one.
    """

    appraisal: Appraisal
    language: Language
    versions: Mapping[str, str]
    today: str | None = None
    origin: Origin | None = None
    held: Held | None = None

    def say(self, key: str, /, **facts: object) -> str:
        """Return a text of `text/*/memo.toml`; a unit that ends in a full stop also ends its sentence."""
        return say(f"memo.{key}", self.language, **facts).replace("..", ".")

    @once
    def names(self) -> Names:
        """The titles that the case gives."""
        return self.appraisal.effective.names

    def number(self, value: float, style: str) -> str:
        """Write a number."""
        return written(value, style, self.language)

    def quantity(self, value: float) -> str:
        """Write a quantity with three or four digits: such figures are not known more precisely.

        Whole numbers stay whole; below 100 one decimal, below 10 two.
        """
        if value == round(value) or abs(value) >= 100:
            return self.number(value, "0")
        return self.number(value, "1" if abs(value) >= 10 else "2")

    def column(self, values: Iterable[float]) -> list[str]:
        """Write the quantities of one column with as many decimals as its largest needs, the same in every row."""
        return alike(values, self.language)

    def closeness(self, value: float) -> str:
        """Write a closeness: never more than two decimals."""
        return self.number(value, "2")

    def percent(self, share: float) -> str:
        """Write a share in percent, with a decimal if it is small."""
        return percent(share, self.language)

    @property
    def unit(self) -> str:
        """The case's unit of money."""
        return title(f"units.{self.appraisal.effective.head.unit}", self.language)

    def unit_of(self, key: str) -> str:
        """Return the unit of a criterion or a total."""
        return self.names.unit(key, self.language)

    def money(self, value: float) -> str:
        """Write an amount with its unit, without a line break between them."""
        return f"{self.quantity(value)} {self.unit}".replace(" ", "\u00a0")

    def amount(self, value: float, key: str) -> str:
        """Write an amount of a criterion or a total, without a line break before the first word of its unit."""
        if key in self._money:
            return self.money(value)
        return f"{self.quantity(value)}\u00a0{self.unit_of(key)}"

    def beside(self, value: float, key: str) -> str:
        """Write an amount behind the title of its total, which may contain its unit ("Jobs: 11,200")."""
        unit = self.unit_of(key)
        return self.amount(value, key) if unit_beside(self.criterion(key), unit) else self.quantity(value)

    def name(self, project: str) -> str:
        """Return a project's name."""
        return self.appraisal.effective.projects[project].name.to(self.language)

    def brief(self, project: str) -> str:
        """Return a project's name for a narrow place."""
        return self.appraisal.effective.projects[project].brief.to(self.language)

    def engines(self, keys: Iterable[str]) -> str:
        """Return the names of engines; a library's own name is unchanged."""
        return ", ".join(self.say("record.enumeration") if key == "enumeration" else key for key in keys)

    @once
    def _money(self) -> set[str]:
        return {key for key, unit in self.names.units.items() if unit == self.names.money}

    @once
    def _places(self) -> dict[str, int]:
        return {project: place for place, project in enumerate(self.appraisal.decision.projects, start=1)}

    def no(self, project: str) -> str:
        """Return a project's number: its place in the order of the case."""
        return str(self._places[project])

    def label(self, project: str) -> str:
        """Return number and short name, as charts show them."""
        return f"{self.no(project)}. {self.brief(project)}"

    def numbers(self, projects: Iterable[str]) -> str:
        """Return "No. 1, 3 and 5" in ascending order."""
        return project_numbers(self.appraisal.effective, set(projects), self.language)

    def chosen(self, options: Iterable[int]) -> str:
        """Return the numbers of the projects of chosen options; a star means smaller or later."""
        known = self.appraisal.candidates.options
        held = sorted((known[index] for index in options), key=lambda each: self._places[each.project])
        if not held:
            return DASH
        marked = [self.no(each.project) + ("" if each.key == FULL else "*") for each in held]
        return say("register.numbers", self.language, numbers=marked)

    @once
    def shown(self) -> Mapping[str, ProjectVariant]:
        """The variants shown in the memo: the chosen option of a project in the portfolio, else the full project."""
        variants = self.appraisal.selection.choice.variants
        held = {variants[index].project: variants[index] for index in self.appraisal.portfolio.chosen}
        return {project: held.get(project, variant) for project, variant in self.appraisal.financed.items()}

    def one(self, project: str) -> str:
        """Return a project's number as a sentence names it."""
        return self.numbers([project])

    def change(self, change: Change) -> str:
        """Return the projects that enter, leave or change their option, by their numbers."""
        return change_text(self.appraisal.effective, change, self.language, named=self.one)

    def criterion(self, key: str) -> str:
        """Return the title of a criterion or a total."""
        return self.names.total(key, self.language)

    def titled(self, key: str) -> str:
        """Return the title of a criterion or a total with its unit, unless the title already names it ("Jobs")."""
        return titled(self.criterion(key), self.unit_of(key))

    def inside(self, keys: Iterable[str]) -> list[str]:
        """Return the titles of missing items inside a sentence: criteria, figures, the cash flow, the request."""
        return [within(gap_title(self.appraisal.effective, key, self.language)) for key in keys]

    def objective(self, key: str | None = None) -> str:
        """Return the title of an objective; None means that of the settings."""
        return objective_title(self.appraisal.effective, key or self.appraisal.settings.objective, self.language)

    def worth(self, value: float, objective: str | None = None) -> str:
        """Write a value of an objective: closeness and value to two decimals, a total with its unit."""
        key = objective or self.appraisal.settings.objective
        return self.amount(value, key) if key in self.names.units else self.number(value, "2")

    def gain(self, value: float, objective: str | None = None) -> str:
        """Write a difference between two values of an objective, with enough digits not to read as 0."""
        key = objective or self.appraisal.settings.objective
        return self.amount(value, key) if key in self.names.units else self.number(value, "figure")

    def status(self, status: Status) -> str:
        """Return a status in words."""
        return say(f"statuses.{status.value}", self.language)

    @property
    def marks(self) -> str:
        """The meaning of the superscript letters and the dash."""
        return marks_note(self.language)

    def source(self, key: str | None) -> str:
        """Return the number of a source in the memo's list, in brackets; a dash without one."""
        known = list(self.appraisal.effective.head.sources)
        return f"[{known.index(key) + 1}]" if key in known else DASH
