"""A ballot as a workbook for one expert: what the round asks, with empty cells for answers, reasons and weights."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any

from appraisal.documents.ballot import Said
from appraisal.documents.ballot_form import AskedCriterion, BallotForm, ShownFigure
from appraisal.intake.ballot_drawing import FORMATS, Sheets, height
from appraisal.intake.ballot_sheets import (
    ABSTAINS,
    ANCHORS,
    BALLOT,
    CANNOT_JUDGE,
    FIGURES,
    JUDGEMENTS,
    METHODS,
    RATINGS,
    README,
    WEIGHTS,
)
from appraisal.intake.book import formats_of, lines_of, put, written
from appraisal.intake.tidy import plain_number
from appraisal.text import Language, LocalText, say, title

_README_LINES = ("cells", "answers", "cannot_judge", "changed", "recused", "weights", "back")
_NOTES = {"sheet_number": "sheet_number", "method": "own_method"}
_MOST_OFFERED, _LONGEST_LIST = 13, 255  # points in a list, and its characters, which a spreadsheet limits


def ballot_workbook(form: BallotForm, language: Language) -> bytes:
    """Return the workbook of a form, with its sheets and columns titled in a language, always the same bytes."""

    def draw(book: Any) -> None:
        sheets = Sheets(book, formats_of(book, FORMATS), language)
        _readme(sheets, form)
        _ballot(sheets, form)
        _answers(sheets, form)
        if form.weighed:
            _weights(sheets, form.weighed)
        _anchors(sheets, form)
        _figures(sheets, form)

    return written(draw)


def said_in_words(said: Said, language: Language) -> str | float:
    """Return an answer as a workbook shows it: a number, or the first word for it."""
    return plain_number(said) if isinstance(said, float) else _word("answer", said, language)


def _word(column: str, each: str, language: Language) -> str:
    return say(f"workbook.words.{column}.{each}", language).partition(";")[0]


def _ballot(sheets: Sheets, form: BallotForm) -> None:
    sheet = sheets.add(BALLOT.key, landscape=False)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 34)
    sheet.set_column(2, 2, 60)
    for column, key in enumerate(("setting", "value", "meaning")):
        sheet.write_string(0, column, sheets.say(f"upright.{key}"), sheets.formats["head"])
    shown: dict[str, object] = {
        "session_title": form.title.to(sheets.language),
        "member": form.name or form.seat,
        "round": form.round,
        "seat": form.seat,
        "session": form.session,
        "as_of": form.seq,
    }
    asked = ("sheet_number", *(("method",) if form.weighed else ()))
    for row, key in enumerate((*shown, *asked), start=1):
        sheet.write_string(row, 0, sheets.say(f"columns.{key}"), sheets.formats["long"])
        note = sheets.say(f"notes.{_NOTES[key]}") if key in _NOTES else ""
        told = {"value": shown[key]} if key in shown else {"note": note}
        sheet.set_row(row, height({"value": 34, "note": 60}, told))
        if key in shown:
            put(sheet, row, 1, shown[key], sheets.formats["long"])
        else:
            sheet.write_blank(row, 1, None, sheets.formats["text_input"])
            sheet.write_string(row, 2, note, sheets.formats["long"])
        if key == "method":
            sheets.offer(sheet, row, row, 1, [_word("method", each, sheets.language) for each in METHODS], "own_method")


def _answers(sheets: Sheets, form: BallotForm) -> None:
    language = sheets.language
    asked = [(project, form.criteria[key]) for project in form.projects for key in project.criteria]
    rows = [
        {
            "project": project.title.to(language),
            "criterion": criterion.title.to(language),
            "points_scale": sheets.say("scale_of", low=criterion.lowest, high=criterion.highest),
            **(
                {"answer_before": said_in_words(project.before[criterion.key], language)}
                if criterion.key in project.before
                else {}
            ),
            "project_key": project.key,
            "criterion_key": criterion.key,
        }
        for project, criterion in asked
    ]
    before = ("answer_before",) if any(each.before for each in form.projects) else ()
    heads = ("project", "criterion", "points_scale", *before, "answer", "reason", "project_key", "criterion_key")
    sheet = sheets.table(RATINGS.key, heads, rows, ("answer", "reason"))
    for row, (_, criterion) in enumerate(asked, start=1):
        sheets.offer(sheet, row, row, heads.index("answer"), _offered(criterion, language), "answer")


def _offered(criterion: AskedCriterion, language: Language) -> list[object]:
    """Return the answers that a list offers: the points of a short scale of whole numbers, and the words."""
    words: list[object] = [_word("answer", each, language) for each in (ABSTAINS, CANNOT_JUDGE)]
    low, high = criterion.lowest, criterion.highest
    if low != int(low) or high - low >= _MOST_OFFERED:
        return words
    points = [*range(int(low), int(high) + 1), *words]
    return points if len(",".join(map(str, points))) <= _LONGEST_LIST else words


def _weights(sheets: Sheets, weighed: Mapping[str, LocalText]) -> None:
    language = sheets.language
    rows = [{"criterion": name.to(language), "criterion_key": key} for key, name in weighed.items()]
    columns = ("criterion", "points", "place_in_order", "criterion_key")
    sheets.table(WEIGHTS.key, columns, rows, ("points", "place_in_order"))
    pairs = list(combinations(weighed, 2))
    names = names_of(weighed, language)
    rows = [
        {
            "criterion": weighed[one].to(language),
            "other_criterion": weighed[other].to(language),
            "criterion_key": one,
            "other_key": other,
        }
        for one, other in pairs
    ]
    heads = ("criterion", "other_criterion", "more", "times", "criterion_key", "other_key")
    sheet = sheets.table(JUDGEMENTS.key, heads, rows, ("more", "times"))
    for row, pair in enumerate(pairs, start=1):
        offered = [names[each] for each in pair]
        if "," not in "".join(offered) and len(",".join(offered)) <= _LONGEST_LIST:
            sheets.offer(sheet, row, row, heads.index("more"), offered, "more_of_two")


def names_of(weighed: Mapping[str, LocalText], language: Language) -> dict[str, str]:
    """Return the name of each criterion, or its key where two have one name."""
    names = [name.to(language).casefold() for name in weighed.values()]
    return {
        key: key if names.count(each.to(language).casefold()) > 1 else each.to(language)
        for key, each in weighed.items()
    }


def _anchors(sheets: Sheets, form: BallotForm) -> None:
    language = sheets.language
    rows: list[dict[str, object]] = []
    for each in form.criteria.values():
        if each.description is not None:
            rows.append({"criterion": each.title.to(language), "meaning": each.description.to(language)})
        for point in sorted(each.anchors, key=float):
            meaning = each.anchors[point].to(language)
            rows.append({"criterion": each.title.to(language), "point": plain_number(float(point)), "meaning": meaning})
    if rows:
        sheets.table(ANCHORS, ("criterion", "point", "meaning"), rows, ())


def _figures(sheets: Sheets, form: BallotForm) -> None:
    rows = [
        {"project": project.title.to(sheets.language), **_figure(each, sheets.language)}
        for project in form.projects
        for each in project.figures
    ]
    heads = ("project", "figure", "value", "low", "high", "unit", "status", "source", "note")
    used = [head for head in heads if any(head in row for row in rows)]
    if rows:
        sheets.table(FIGURES, used, rows, ())


def _figure(shown: ShownFigure, language: Language) -> dict[str, object]:
    figure = shown.figure
    unknown = figure.value is None and figure.low is None
    cells: dict[str, object | None] = {
        "figure": shown.title.to(language),
        "value": None if figure.value is None else plain_number(figure.value),
        "low": None if figure.low is None else plain_number(figure.low),
        "high": None if figure.high is None else plain_number(figure.high),
        "unit": title(f"units.{figure.unit}", language),
        "status": say(f"statuses.{figure.status}", language),
        "source": None if shown.source is None or unknown else shown.source.to(language),
        "note": None if figure.note is None else figure.note.to(language),
    }
    return {key: cell for key, cell in cells.items() if cell is not None}


def _readme(sheets: Sheets, form: BallotForm) -> None:
    sheet = sheets.add(README)
    sheet.hide_gridlines(2)
    told = [sheets.say(f"ballot_readme.{line}") for line in _README_LINES if line != "weights" or form.weighed]
    if form.unanswered:
        told.append(sheets.say("ballot_readme.unanswered", n=len(form.unanswered), projects=list(form.unanswered)))
    lines_of(sheet, dict(enumerate(told, start=2)), sheets.formats["long"], width=80)
    sheet.write_string(0, 0, sheets.say("ballot_readme.title", round=form.round), sheets.formats["title"])
