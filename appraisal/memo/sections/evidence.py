"""The evidence: assumed figures, differing sources, every figure with its source, and the list of sources."""

from __future__ import annotations

from appraisal.figures import Status
from appraisal.memo.voice import Voice
from appraisal.report.blocks import DASH, Block, Cell, Column, Section, Table, paragraph, points
from appraisal.report.figures import claims_table, figure_table
from appraisal.report.register import about, sources_list
from appraisal.report.resolution import limits_sentence

_MOST_PASSPORTS = 40  # with more projects, only those in the portfolio are shown figure by figure


def limits(voice: Voice, left_out: tuple[str, ...]) -> Section:
    """Return the limits of the result: remarks, the share of assumed figures by project, differing sources."""
    appraisal = voice.appraisal
    blocks: list[Block] = (
        [points(*(remark.text(voice.language) for remark in appraisal.remarks))] if appraisal.remarks else []
    )
    case, numbers = appraisal.effective, {project: voice.no(project) for project in appraisal.effective.projects}
    said = {key: voice.say(f"limits.{key}") for key in ("claims", "claims_note")}
    claims = claims_table(case, voice.language, caption=said["claims"], note=said["claims_note"], numbers=numbers)
    blocks += [*_assumed(voice), *claims]
    if voice.held is not None:
        blocks.append(paragraph(limits_sentence(voice.language)))
    if left_out:
        blocks.append(paragraph(voice.say("limits.left_out")))
        blocks.append(points(*left_out))
    return Section(key="limits", title=voice.say("section.limits"), blocks=tuple(blocks))


def _assumed(voice: Voice) -> list[Block]:
    """State the statuses of the decision matrix by criterion."""
    appraisal = voice.appraisal
    columns = (
        Column(voice.say("column.criterion"), 3.0),
        *(Column(voice.status(status), 2.2) for status in Status),
    )
    rows = []
    for k, key in enumerate(appraisal.decision.criteria):
        cells = {project: appraisal.decision.cells[project][key] for project in appraisal.decision.projects}
        by_status = [[project for project, cell in cells.items() if cell.status is status] for status in Status]
        texts = [voice.numbers(projects) if projects else DASH for projects in by_status]
        title = voice.criterion(key)
        rows.append(
            tuple(
                Cell(text)
                for text in (title + voice.say("limits.rated") if appraisal.decision.ratings[k] else title, *texts)
            )
        )
    return [Table(columns=columns, rows=tuple(rows), caption=voice.say("limits.statuses"))]


def passports(voice: Voice) -> Section | None:
    """Return every project with its figures, ranges, statuses and sources."""
    appraisal, case = voice.appraisal, voice.appraisal.effective
    chosen = set(appraisal.selection.projects(appraisal.portfolio.chosen))
    projects = list(appraisal.decision.projects)
    if len(projects) > _MOST_PASSPORTS:
        projects = [project for project in projects if project in chosen]
    if not projects:
        return None
    blocks: list[Block] = []
    for project in projects:
        blocks += [
            paragraph(f"{voice.no(project)}. {voice.name(project)}", "heading"),
            about(case, project, voice.language),
        ]
        blocks += figure_table(case, project, voice.language, named=True)
    return Section(key="passports", title=voice.say("section.passports"), blocks=tuple(blocks), new_page=True)


def sources(voice: Voice) -> Section | None:
    """Return the numbered sources, each with the figures that rely on it."""
    blocks = sources_list(voice.appraisal.effective, voice.language)
    return Section(key="sources", title=voice.say("section.sources"), blocks=blocks) if blocks else None
