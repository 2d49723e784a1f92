"""Money in few characters, for headlines and narrow places: "70", "77.5", of "bn RUB"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from appraisal.text import Language, alike, number, title
from appraisal.text.say import entry_of

_THOUSAND = 1000.0


@dataclass(frozen=True, slots=True)
class BriefMoney:
    """A unit of money for amounts that are read at a glance.

    `unit` is its title, `size` how many of the case's units it holds.
    """

    unit: str
    size: float
    language: Language

    def bare(self, value: float) -> str:
        r"""Write an amount of the case's money without its unit: one decimal at most, below 1 two.

        Example:
            >>> money = brief_money("million RUB", [77_500.0], "en")
            >>> money.bare(77_500.0), money.bare(-56.6), money.full(-5_499.5)
            ('77.5', '−0.06', '−5.5\xa0bn\xa0RUB')
        """
        worth = value / self.size
        kept = round(worth, 1 if abs(worth) >= 1 else 2)
        return number(kept, "money", self.language)

    def column(self, values: Iterable[float]) -> list[str]:
        """Write the amounts of a column with the same number of decimals."""
        return alike([each / self.size for each in values], self.language)

    def full(self, value: float) -> str:
        """Write an amount with its unit, held together on one line."""
        return f"{self.bare(value)} {self.unit}".replace(" ", "\u00a0")


def brief_money(unit: str, values: Iterable[float], language: Language) -> BriefMoney:
    """Return the unit in which amounts are read most easily: the next larger one from 1,000 on, if it has a name."""
    large = entry_of(f"decision.large.{unit}", language)
    if isinstance(large, str) and max(map(abs, values), default=0.0) >= _THOUSAND:
        return BriefMoney(unit=large, size=_THOUSAND, language=language)
    return BriefMoney(unit=title(f"units.{unit}", language), size=1.0, language=language)
