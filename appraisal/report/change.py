"""The change from one portfolio to another in words: three separate lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from appraisal.analysis.titles import option_title
from appraisal.documents.case import Case
from appraisal.measures.project_variant import FULL
from appraisal.portfolio.change import Change
from appraisal.portfolio.problem import Option
from appraisal.text import Language, say

Named = Callable[[str], str]


def change_text(case: Case, change: Change, language: Language, *, named: Named | None = None) -> str:
    """Return the projects that enter, leave or change their option, as one part of a sentence; see `change_texts`."""
    return "; ".join(change_texts(case, change, language, named=named)) or say("portfolio.change.nothing", language)


def change_texts(case: Case, change: Change, language: Language, *, named: Named | None = None) -> list[str]:
    """Return a text for each of the three lists that is not empty.

    Args:
        case: with the titles of the options.
        change: between two portfolios.
        language: of the texts.
        named: function that names a project; by default its name in quotes.
    """
    called = named or (lambda project: say("rules.name", language, name=case.projects[project].name))

    def listed(options: Iterable[Option], *, always: bool = False) -> list[str]:
        return [
            called(each.project) if each.key == FULL and not always else _with_option(case, each, language, called)
            for each in options
        ]

    lists = {
        "enters": listed(change.enters),
        "leaves": listed(change.leaves),
        "changes_option": listed(change.changes_option, always=True),
    }
    return [say(f"portfolio.change.{key}", language, projects=names) for key, names in lists.items() if names]


def _with_option(case: Case, option: Option, language: Language, called: Named) -> str:
    title = option_title(case, option, language)
    return say("portfolio.change.option", language, project=called(option.project), option=title)


def share_text(share: float, language: Language) -> str:
    """Return a share of the objective in brackets; a share below a tenth of a percent is not written as 0."""
    return say(f"explain.portfolio.share{'_small' if 0 < share < 0.0005 else ''}", language, share=share)
