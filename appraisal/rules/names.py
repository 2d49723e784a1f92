"""The titles used in sentences: of projects, groups, totals and funds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from appraisal.rules.funding import COUNCIL_FUND
from appraisal.text import Language, LocalText, say, title
from appraisal.text.typeset import unit_beside


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Titles by key; a key without a title is its own title.

    `units` are those of the totals, `money` is the unit of all amounts.
    """

    projects: Mapping[str, LocalText] = field(default_factory=dict)
    groups: Mapping[str, LocalText] = field(default_factory=dict)
    marks: Mapping[str, LocalText] = field(default_factory=dict)
    investors: Mapping[str, LocalText] = field(default_factory=dict)
    totals: Mapping[str, LocalText] = field(default_factory=dict)
    funds: Mapping[str, LocalText] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    money: str = ""

    def project(self, key: str, language: Language) -> str:
        """Return a project's name in quotes."""
        return say("rules.name", language, name=_of(self.projects, key, language))

    def project_list(self, keys: Iterable[str], language: Language) -> list[str]:
        """Return the names of projects, each in quotes."""
        return [self.project(key, language) for key in keys]

    def group(self, key: str, language: Language) -> str:
        """Return a group's title."""
        return _of(self.groups, key, language)

    def mark(self, key: str, language: Language) -> str:
        """Return a mark's title."""
        return _of(self.marks, key, language)

    def investor(self, key: str, language: Language) -> str:
        """Return an investor's name; the key of an unregistered one is its name."""
        return _of(self.investors, key, language)

    def total(self, key: str, language: Language) -> str:
        """Return the title of a figure or a criterion."""
        return _of(self.totals, key, language)

    def unit(self, key: str, language: Language) -> str:
        """Return the unit of a total; for "money", the unit of all amounts."""
        unit = self.money if key == "money" else self.units.get(key, "")
        return title(f"units.{unit}", language) if unit else ""

    def unit_beside(self, key: str, language: Language) -> str:
        """Return the unit of a total behind its title; empty if the title already names it ("Jobs")."""
        return unit_beside(self.total(key, language), self.unit(key, language))

    def fund(self, key: str, language: Language) -> str:
        """Return a fund's title."""
        if key == COUNCIL_FUND and key not in self.funds:
            return say("rules.fund", language)
        return _of(self.funds, key, language)


def _of(names: Mapping[str, LocalText], key: str, language: Language) -> str:
    return names[key].to(language) if key in names else key
