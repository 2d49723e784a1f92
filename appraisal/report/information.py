"""The value of information: the figures to request, as sentences and as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.information import Request
from appraisal.analysis.sensitivity import AFFORDABLE
from appraisal.report.blocks import DASH, Column, Table, cells
from appraisal.report.ranking import project_cells, project_columns
from appraisal.text import Language, number, say


def request_sentences(
    appraisal: Appraisal, requests: Sequence[Request], language: Language, *, most: int, asked: bool
) -> tuple[str, ...]:
    """Return the figures to request from applicants and from the council, and what was not computed.

    Args:
        appraisal: the appraisal.
        requests: as `scrutiny.requests` returns them.
        language: of the sentences.
        most: length of each list.
        asked: whether portfolios were computed.
    """
    return tuple(_requests(appraisal, requests, language, most, asked=asked))


def _requests(
    appraisal: Appraisal, requests: Sequence[Request], language: Language, most: int, *, asked: bool
) -> Iterator[str]:
    if not requests:
        yield say("explain.information.nothing", language)
        return
    telling = [each for each in requests if each.settles]
    if not telling:
        yield say("explain.information.settles_nothing", language)
    for key, listed in (
        ("applicants", [each for each in telling if not each.rated]),
        ("ratings", [each for each in telling if each.rated]),
    ):
        if listed:
            shown = listed[:most]
            yield say(f"explain.information.{key}", language, n=len(shown), all=len(listed))
            yield from (f"- {request_sentence(appraisal, each, language)}" for each in shown)
    if not appraisal.sensitivity.quick:
        key = "portfolio_asked_some" if asked else "portfolio_not_asked"
        yield say(f"explain.information.{key}", language, n=AFFORDABLE)


def request_sentence(appraisal: Appraisal, request: Request, language: Language) -> str:
    """State the value of knowing one figure."""
    criterion = appraisal.effective.criteria[request.criterion]
    return say(
        "explain.information.figure",
        language,
        project=appraisal.effective.projects[request.project].name,
        criterion=criterion.title,
        status=say(f"statuses.{request.status}", language),
        low=request.low,
        high=request.high,
        unit=appraisal.effective.names.unit_beside(request.criterion, language),
        effects=list(_effects(request, language)),
    )


def request_table(appraisal: Appraisal, requests: Sequence[Request], language: Language, *, most: int) -> list[Table]:
    """Return the value of knowing each of the first `most` figures; [] without any."""
    rows = []
    for each in requests[:most]:
        unit = appraisal.effective.names.unit_beside(each.criterion, language)
        span = " … ".join(number(end, "figure", language) for end in (each.low, each.high))
        chance = each.portfolio_changes
        texts = (
            appraisal.effective.criteria[each.criterion].title.to(language),
            f"{span} {unit}".rstrip(),
            number(each.first_changes, "percent", language),
            number(each.place_change, "1", language),
            DASH if chance is None else number(chance, "percent", language),
        )
        rows.append((*project_cells(appraisal, each.project, language, numbered=False), *cells(*texts)))
    columns = (
        *project_columns(language, numbered=False),
        *(Column(say(f"cli.robust.{each}", language), 2.4) for each in ("criterion", "range")),
        *(
            Column(say(f"cli.robust.{each}", language), 1.2, "right")
            for each in ("first_changes", "place_change", "portfolio_changes")
        ),
    )
    more = "" if len(requests) <= most else say("cli.robust.shown_all", language, n=most, all=len(requests))
    caption = say("cli.robust.information", language)
    return [Table(columns=columns, rows=tuple(rows), caption=caption, note=more)] if rows else []


def _effects(request: Request, language: Language) -> Iterator[str]:
    if request.first_changes > 0:
        yield say("explain.information.changes_first", language, chance=request.first_changes)
    else:
        yield say("explain.information.keeps_first", language)
    if request.place_change >= 0.05:
        yield say("explain.information.moves", language, places=request.place_change)
    if request.portfolio_changes is not None and request.choosable:
        changes = "changes" if request.portfolio_changes > 0 else "keeps"
        yield say(f"explain.information.{changes}_portfolio", language, chance=request.portfolio_changes)
    if not request.choosable:
        yield say("explain.information.blocked", language)
