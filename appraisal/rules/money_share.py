"""A floor or a cap on the share of a fund's money that goes to projects with a mark."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from appraisal.document import Key, Share
from appraisal.errors import refuse
from appraisal.portfolio.problem import Row
from appraisal.portfolio.share_row import share_row
from appraisal.rules import marks
from appraisal.rules.bounded import SIDES, Bounded
from appraisal.rules.choices import Choices, Chosen
from appraisal.rules.funding import COUNCIL_FUND
from appraisal.rules.names import Names
from appraisal.rules.rule import Named, Unit
from appraisal.text import Language


class MoneyShare(Bounded):
    """A floor or a cap on the share of a fund's money, the council's own if none is named, for projects with a mark.

    A portfolio that asks the fund for nothing keeps to the rule.
    """

    amounts_in: ClassVar[Unit] = "share"

    kind: Literal["money_share"]
    mark: Annotated[Key, Named("mark")]
    fund: Annotated[Key, Named("fund")] = COUNCIL_FUND
    at_least: Share | None = None
    at_most: Share | None = None

    def rows(self, key: str, choices: Choices) -> Iterator[Row]:
        """Yield the floor and the cap: marked requests times the divisor minus all times the dividend, against 0.

        Raises:
            InputError: `share_too_fine` if the share's decimals and the money together give too large numbers.
        """
        asked = marks.asked(choices.candidates, self.fund)
        marked = asked * marks.marked(choices.candidates, self.mark)
        for bound, (_, name, sense) in zip(self.sides, SIDES, strict=True):
            if bound is not None:
                name = f"{key} {name}"
                row = share_row(name=name, rule=key, sense=sense, part=marked, whole=asked, bound=_exact(bound))
                if row is None:
                    raise refuse("share_too_fine", rule=key, share=bound)
                yield row

    def kept(self, chosen: Chosen) -> bool:
        """Compare the requests of marked projects with all requests."""
        by_project, (low, high) = chosen.choices.candidates.marks, self.sides
        part = chosen.where(lambda each: self.mark in by_project.get(each, ())).money(self.fund)
        whole = chosen.money(self.fund)
        return (low is None or part >= _exact(low) * whole) and (high is None or part <= _exact(high) * whole)

    def sentence(self, language: Language, names: Names) -> str:
        """State the share and the mark."""
        facts = {"mark": names.mark(self.mark, language), "fund": names.fund(self.fund, language)}
        return self.within(language, **facts)


def _exact(share: float) -> Fraction:
    """Return a share by its decimal digits: 0.3 is three tenths."""
    return Fraction(Decimal(repr(share)))
