"""Words beside numbers: no line break between a number and its unit, and no unit said twice."""

from __future__ import annotations

import re

NO_BREAK = "\u00a0"
# A number and its noun, groups of thousands, "No. 3", and an abbreviation and its word. Prepositions and conjunctions
# are not held to a number: whole ranges would then run over the edge of a narrow column.
_LINKS = r"(?!(?:of|to|in|at|by|and|or|from|for|on|per|из|до|в|на|и|или|от|с|по|к|за)\b)"
_HELD = (
    re.compile(r"(?<=\d) (?=\d{3}(?!\d))"),
    re.compile(rf"(?<=\d) (?={_LINKS}[^\W\d_]|%)"),
    re.compile(r"(№|\bNo\.) (?=\d)"),
    re.compile(r"\b(млн|млрд|трлн|тыс\.) (?=[^\W\d_])"),
    re.compile(r"\b(thousand|million|billion) (?=[A-Z]{2,}\b|Gcal\b)"),
)

_RANGE = re.compile(r"(?<=\d)\u2013(?=[\d\u2212])")


def held(text: str) -> str:
    r"""Return a text with no-break spaces within its numbers and between a number and its noun.

    Commands of this program, which a reader copies, are not changed.

    Example:
        >>> held("80 000 млн руб. в 2013 году"), held("5 projects for 700 million RUB")
        ('80\xa0000\xa0млн\xa0руб. в 2013\xa0году', '5\xa0projects for 700\xa0million\xa0RUB')
    """
    if text.startswith("appraisal "):
        return text
    for pattern in _HELD:
        text = pattern.sub(lambda result: result.group().rstrip(" ") + NO_BREAK, text)
    return text


def unbroken(text: str) -> str:
    r"""Return a text as `held` does, without breaks inside ranges either: for documents laid out by a program.

    Example:
        >>> unbroken("1–12 of 12 projects")
        '1–\u206012 of 12\xa0projects'
    """
    return _RANGE.sub("\u2013\u2060", held(text))


def joined(text: str) -> str:
    r"""Return a text without breaks behind its slashes: a unit is not torn apart.

    Example:
        >>> joined("Waste reduction, kt/year")
        'Waste reduction, kt/\u2060year'
    """
    return text.replace("/", "/\u2060")


def within(title: str) -> str:
    """Return a title as written inside a sentence; an abbreviation such as NPV keeps its capitals.

    Example:
        >>> within("Waste reduction"), within("NPV")
        ('waste reduction', 'NPV')
    """
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def unit_beside(title: str, unit: str) -> str:
    """Return the unit to write behind a number: none if its title already names the unit.

    Example:
        >>> unit_beside("Waste reduction", "kt/year"), unit_beside("Jobs", "jobs")
        ('kt/year', '')
    """
    return "" if title[:4].lower() == unit[:4].lower() else unit


def titled(title: str, unit: str) -> str:
    """Return a title with its unit, unless the title already names it.

    Example:
        >>> titled("Waste reduction", "kt/year"), titled("Jobs", "jobs")
        ('Waste reduction, kt/year', 'Jobs')
    """
    beside = unit_beside(title, unit)
    return f"{title}, {beside}" if beside else title
