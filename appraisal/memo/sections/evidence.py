"""The evidence: assumed figures, differing sources, every figure with its source, and the list of sources."""

from __future__ import annotations

from collections.abc import Iterator

from appraisal.documents.case import INVESTMENT
from appraisal.figures import Figure, Status
from appraisal.memo.voice import Voice
from appraisal.report.blocks import DASH, Block, Cell, Column, Points, Run, Section, Table, paragraph, points
from appraisal.report.figures import claims_table, figure_table
from appraisal.report.finance_words import figure_title

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


def _figures(voice: Voice) -> Iterator[tuple[str, str, Figure]]:
    """Yield every figure in a project's file."""
    case = voice.appraisal.effective
    for project, document in case.projects.items():
        for kind in (INVESTMENT, *case.head.figures):
            if kind in document.figures:
                yield project, kind, case.figure(project, kind)


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
        document = case.projects[project]
        blocks.append(paragraph(voice.label(project), "heading"))
        about = [voice.say("passport.group", group=voice.names.group(document.group, voice.language))]
        if document.investors:
            investors = [voice.names.investor(each, voice.language) for each in document.investors]
            about.append(voice.say("passport.investors", investors=", ".join(investors)))
        if document.marks:
            marks = [voice.names.mark(each, voice.language) for each in document.marks]
            about.append(voice.say("passport.marks", marks=", ".join(marks)))
        about += [text.to(voice.language) for text in (document.summary, document.note) if text is not None]
        blocks.append(paragraph(" ".join(f"{each.rstrip('.')}." for each in about), "note"))
        blocks += figure_table(case, project, voice.language, named=True)
    return Section(key="passports", title=voice.say("section.passports"), blocks=tuple(blocks), new_page=True)


def sources(voice: Voice) -> Section | None:
    """Return the numbered sources, each with the figures that rely on it."""
    known = voice.appraisal.effective.head.sources
    if not known:
        return None
    items = []
    for key, source in known.items():
        parts = [source.title.to(voice.language).rstrip(".")]
        parts += [voice.say("sources.date", date=source.date)] if source.date else []
        parts += [voice.say("sources.page", page=source.page)] if source.page else []
        parts += [source.url] if source.url else []
        used = _users(voice, key)
        said = voice.say("sources.used", used="; ".join(used)) if used else voice.say("sources.unused")
        items.append((Run(". ".join(parts) + ". "), Run(said, "emphasis")))
    blocks = (Points(tuple(items), numbered=True),)
    return Section(key="sources", title=voice.say("section.sources"), blocks=blocks)


def _users(voice: Voice, source: str) -> list[str]:
    """Return the figures that rely on a source, each with the numbers of its projects."""
    case = voice.appraisal.effective
    users: dict[str, set[str]] = {}
    for project, kind, figure in _figures(voice):
        if figure.value is not None and figure.source == source:
            users.setdefault(voice.criterion(kind), set()).add(project)
        if any(claim.source == source for claim in figure.claims):
            users.setdefault(voice.say("sources.claim", figure=voice.criterion(kind)), set()).add(project)
    for project, document in case.projects.items():
        flow, year = document.cash_flow, document.commissioning_year
        if year is not None and year.source == source:
            users.setdefault(figure_title(case, "commissioning_year", voice.language), set()).add(project)
        if flow is not None:
            own = {
                entry.source or flow.source or document.source for _, entry in flow.entries() if entry.value is not None
            }
            if source in own:
                users.setdefault(voice.inside(["cash_flow"])[0], set()).add(project)
    said = [f"{figure}: {voice.numbers(projects)}" for figure, projects in users.items()]
    rates = {case.head.discount_rate.source, *(part.figure.source for part in case.head.rate_parts)}
    if source in rates:
        said.append(voice.say("sources.rate"))
    taxes = case.head.taxes
    spans = (*taxes.profit, *taxes.property, *taxes.contributions, *taxes.income, *taxes.loss_carry_forward)
    if any(span.source == source for span in spans):
        said.append(voice.say("sources.taxes"))
    if any(each.source == source for each in case.head.comparators):
        said.append(voice.say("sources.comparators"))
    return said
