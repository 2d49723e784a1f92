"""The memo: files built for the reader's choices."""

from __future__ import annotations

from markupsafe import Markup

from appraisal.text import LANGUAGES, Language, number
from appraisal.web import answers, context, fold, memo_route, parts
from appraisal.web.parts import Cell, Column, word

NAMES: dict[Language, str] = {"en": "English", "ru": "Русский"}


def draw() -> None:
    """Draw the page."""
    view = context.view()
    language = view.language
    appraisal = answers.viewed(view)
    parts.heading(word("memo.title", language))
    columns = [Column(word("language", language), width=30)]
    columns += [Column(word(f"memo.{each}", language)) for each in memo_route.MEDIA]
    rows: list[list[Cell]] = []
    for each in LANGUAGES:
        links: list[Cell] = [_link(view, file_format, each) for file_format in memo_route.MEDIA]
        rows.append([NAMES[each], *links])
    parts.table(columns, rows)
    parts.heading(word("memo.basis", language), level=3)
    case = appraisal.case
    scenario = word("no_scenario.title", language)
    if view.scenario is not None:
        scenario = case.scenarios[view.scenario].title.to(language)
    unit = parts.unit(case.head.unit, language)
    budget = word("memo.rules_budget", language)
    if view.budget is not None:
        budget = f"{number(view.budget, 'money', language)} {unit}"
    parts.pairs(
        [
            (word("scenario", language), scenario),
            (word("portfolio.objective", language), word(f"objective.{view.objective}", language)),
            (word("memo.budget", language), budget),
        ]
    )
    with fold.how(language):
        parts.paragraph(word("memo.note", language))
        parts.paragraph(Markup("{}: <code>{}</code>").format(word("memo.digest", language), case.digest))


def _link(view: context.View, file_format: str, language: Language) -> Markup:
    address = memo_route.address(view, file_format=file_format, language=language)
    return Markup("<a class='file' href='{}' download>↓ {}</a>").format(address, file_format.upper())


if __name__ == "__main__":
    draw()
