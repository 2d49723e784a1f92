"""The values of all cells of the finance workbook: input, and the result of each formula."""

from __future__ import annotations

from dataclasses import dataclass, field

from appraisal.errors import DefectError
from appraisal.finance_workbook.formula import Address, Formula, Scalar

NO_RESULT, NO_NUMBER = "#DIV/0!", "#NUM!"


@dataclass(kw_only=True)
class Cells:
    """The cells of a workbook by sheet, row and column."""

    known: dict[Address, Scalar] = field(default_factory=dict)
    formulas: dict[Address, Formula] = field(default_factory=dict)

    def give(self, at: Address, value: Scalar) -> None:
        """Register a value that a reader may change."""
        self.known[at] = value

    def compute(self, at: Address, formula: str) -> None:
        """Register a formula, without its equals sign."""
        self.formulas[at] = Formula(formula, at[0])

    def result(self, at: Address) -> Scalar:
        """Return the value of a cell; an empty cell is 0, as in a spreadsheet.

        An explicit stack replaces recursion, because a running sum may be as long as a project's life.
        """
        waiting = [at]
        while waiting:
            here = waiting[-1]
            formula = self.formulas.get(here)
            if here in self.known or formula is None:
                waiting.pop()
                continue
            missing = [each for each in formula.needs if each not in self.known and each in self.formulas]
            if missing:
                waiting += missing
                if len(waiting) > _LONGEST:
                    raise DefectError(f"the formula of {here} waits for itself")
                continue
            self.known[here] = self._computed(formula)
            waiting.pop()
        return self.known.get(at, 0.0)

    def _computed(self, formula: Formula) -> Scalar:
        result = [self.known.get(each) for each in formula.needs]
        wrong = next((each for each in (NO_RESULT, NO_NUMBER) if each in result), None)
        try:
            return wrong or formula.result(lambda each: self.known.get(each, 0.0))
        except ZeroDivisionError:
            return NO_RESULT


_LONGEST = 1_000_000
