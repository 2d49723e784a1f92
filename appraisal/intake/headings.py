"""The titles of columns in both languages, and their meaning."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from appraisal.intake.layout import Family, Sheet, is_year
from appraisal.intake.slots import Head
from appraisal.once import once
from appraisal.text import LANGUAGES, Language, LocalText, both, say, title

Spoken = Callable[[Language], str]
_TOLD = 8
_YEAR = re.compile(r"([0-9]{4})(?:-[0-9]{2}-[0-9]{2}| ?г\.?| год| year)?")  # a date as a column's title means its year
_LONGEST = 6  # digits of a number in a title, and one
UNREAD = "#"  # a title or a sheet with this prefix is the user's own


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The names of a kind of figure, a criterion or an expert, and its unit."""

    name: LocalText
    unit: str = ""

    def titled(self, language: Language) -> list[str]:
        """Return its possible names in a language, the longest first."""
        name = self.name.to(language)
        return [f"{name}, {title(f'units.{self.unit}', language)}", name] if self.unit else [name]


def investment(unit: str) -> Label:
    """Return the label of the investment, which every case has, in the case's money."""
    return Label(name=both("workbook.investment"), unit=unit)


@dataclass(slots=True, kw_only=True)
class Labels:
    """The names that titles of columns may contain, by domain and key, in the case's order."""

    kind: dict[str, Label] = field(default_factory=dict)
    criterion: dict[str, Label] = field(default_factory=dict)
    expert: dict[str, Label] = field(default_factory=dict)

    def of(self, domain: str) -> Mapping[str, Label]:
        """Return the labels of a domain; a driver has the name of its kind of figure."""
        return {"criterion": self.criterion, "expert": self.expert}.get(domain, self.kind)


@dataclass(frozen=True)
class Headings:
    """The titles of one sheet."""

    sheet: Sheet
    labels: Labels

    def title(self, head: Head, language: Language) -> str:
        """Return the title of a column: the simplest one that no other column has."""
        spoken: Spoken | None = self._fixed.get(head)
        if spoken is not None:
            return spoken(language)
        family = next(each for each in self.sheet.families if each.key == head.key)
        prefix = say(f"workbook.families.{family.key}", language) + " " if family.prefix else ""
        label = self.labels.of(family.domain).get(head.of)
        names: list[str] = [*(label.titled(language) if label is not None and family.domain != "year" else ()), head.of]
        written = (*(prefix + name for name in names), f"{family.key}.{head.of}")
        # A user's title may be a key for which there is no title; then it is shown unchanged.
        return next((each for each in written if self.meaning(each) == head), written[-1])

    def meaning(self, written: str) -> Head | None:
        """Return the column that a title in either language means; None if none or several."""
        text = plain(written)
        if text.startswith(UNREAD):
            return None
        if text in self._by_title:
            return self._by_title[text]
        for family in self.sheet.families:
            if text.startswith(f"{family.key}."):
                return Head(family.key, text.removeprefix(f"{family.key}."))
        for family in self.sheet.families:
            for start in _prefixes(family):
                if text.startswith(start) and (of := self._of(family, text.removeprefix(start).strip())):
                    return Head(family.key, of)
        return None

    def known(self, written: str) -> list[LocalText]:
        """Return possible titles of the sheet, the most similar first, for a message."""
        titles = [LocalText(en=spoken("en"), ru=spoken("ru")) for spoken in self._fixed.values()]
        for family in self.sheet.families:
            labels = self.labels.of(family.domain) if family.domain != "year" else {}
            titles += [LocalText(en=self._named(family, of, "en"), ru=self._named(family, of, "ru")) for of in labels]
        text = plain(written)
        ratio = {
            each: max(SequenceMatcher(None, text, plain(each.to(of))).ratio() for of in LANGUAGES) for each in titles
        }
        return sorted(titles, key=lambda each: -ratio[each])[:_TOLD]

    def _named(self, family: Family, of: str, language: Language) -> str:
        return self.title(Head(family.key, of), language)

    @once
    def _fixed(self) -> dict[Head, Spoken]:
        return {head: _spoken(head) for head in heads(self.sheet)}

    @once
    def _by_title(self) -> dict[str, Head]:
        return {plain(written(language)): head for head, written in self._fixed.items() for language in LANGUAGES}

    def _of(self, family: Family, text: str) -> str | None:
        if family.domain == "year":
            result = _YEAR.fullmatch(text)
            return result[1] if result is not None and is_year(result[1]) else None
        if family.domain == "number":
            return text if len(text) < _LONGEST and text.isdecimal() and int(text) > 0 else None
        labels = self.labels.of(family.domain)
        if text in labels:
            return text
        # A unit in a title must be the case's, if the case states one.
        named = text.rpartition(",")[0]
        keys = {
            key
            for key, label in labels.items()
            for each in _all_titles(label)
            if text == plain(each) or (named == plain(each) and not label.unit)
        }
        if keys:
            return keys.pop() if len(keys) == 1 else None
        return text if family.domain == "driver" else None


def heads(sheet: Sheet) -> Iterator[Head]:
    """Yield the fixed columns of a sheet; a text has one for each language."""
    for each in sheet.ids:
        yield Head(each.key)
    for column in sheet.columns:
        for language in ("en", "ru") if column.kind == "local" else ("",):
            yield Head(column.key, language)


def plain(text: str) -> str:
    """Return a title in the form in which titles are compared: lower case, single blanks."""
    return " ".join(text.casefold().split())


def _spoken(head: Head) -> Spoken:
    def written(language: Language) -> str:
        words = say(f"workbook.columns.{head.key}", language)
        return say(f"workbook.texts.{head.of}", language, title=words) if head.of else words

    return written


def _prefixes(family: Family) -> list[str]:
    return [plain(say(f"workbook.families.{family.key}", each)) for each in LANGUAGES] if family.prefix else [""]


def _all_titles(label: Label) -> Iterator[str]:
    for language in LANGUAGES:
        yield from label.titled(language)
        if label.unit:
            yield f"{label.name.to(language)}, {label.unit}"
