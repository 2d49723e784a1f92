"""The register in words: what a project is, and the list of sources with the figures that rely on each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from appraisal.analysis.titles import gap_title
from appraisal.documents.case import Case
from appraisal.report.blocks import Paragraph, Points, Run, paragraph
from appraisal.report.figures import stated
from appraisal.text import Language, say
from appraisal.text.typeset import within

_LISTED = 25  # most projects that are listed by their numbers; more are only counted


def project_numbers(case: Case, projects: Collection[str], language: Language) -> str:
    """Return "No. 1, 3 and 5": numbers of projects in the order of the case."""
    numbers = [str(number) for number, project in enumerate(case.projects, start=1) if project in projects]
    return say("register.numbers", language, numbers=numbers)


def about(case: Case, project: str, language: Language) -> Paragraph:
    """Return group, investors, marks, summary and note of a project."""
    document, names = case.projects[project], case.names
    listed = {
        "investors": [names.investor(each, language) for each in document.investors],
        "marks": [names.mark(each, language) for each in document.marks],
    }
    said = [say("register.about.group", language, group=names.group(document.group, language))]
    said += [say(f"register.about.{key}", language, **{key: ", ".join(each)}) for key, each in listed.items() if each]
    said += [text.to(language) for text in (document.summary, document.note) if text is not None]
    return paragraph(" ".join(f"{each.rstrip('.')}." for each in said), "note")


def sources_list(case: Case, language: Language) -> tuple[Points, ...]:
    """Return the numbered sources of a case, each with what relies on it; () without any."""
    used: dict[str, dict[str, list[str]]] = {key: {} for key in case.head.sources}
    for relied, figure, project in _used(case, language):
        if relied in used:
            used[relied].setdefault(figure, []).append(project)
    items = []
    for key, source in case.head.sources.items():
        parts = [source.title.to(language).rstrip(".")]
        parts += [say("register.sources.date", language, date=source.date)] if source.date else []
        parts += [say("register.sources.page", language, page=source.page)] if source.page else []
        parts += [source.url] if source.url else []
        users = [_users(case, figure, projects, language) for figure, projects in used[key].items()]
        users += [say(f"register.sources.{each}", language) for each in _whole(case, key)]
        said = say("register.sources.used" if users else "register.sources.unused", language, used="; ".join(users))
        items.append((Run(". ".join(parts) + ". "), Run(said, "emphasis")))
    return (Points(tuple(items), numbered=True),) if items else ()


def _used(case: Case, language: Language) -> Iterator[tuple[str | None, str, str]]:
    """Yield each source on which a figure of a project rests or a claim is based, with figure and project."""
    for project, document in case.projects.items():
        for each in stated(case, project, language):
            if each.figure.value is not None:
                yield each.figure.source, each.title, project
            claimed = say("register.sources.claim", language, figure=each.title)
            yield from ((claim.source, claimed, project) for claim in each.figure.claims)
        if (flow := document.cash_flow) is not None:
            entered = (entry for _, entry in flow.entries() if entry.value is not None)
            title = within(gap_title(case, "cash_flow", language))
            for source in {entry.source or flow.source or document.source: None for entry in entered}:
                yield source, title, project


def _users(case: Case, figure: str, projects: Iterable[str], language: Language) -> str:
    users = set(projects)
    if len(users) > _LISTED:
        return f"{figure}: {say('register.sources.many', language, n=len(users))}"
    return f"{figure}: {project_numbers(case, users, language)}"


def _whole(case: Case, source: str) -> Iterator[str]:
    """Yield what of the whole case rests on a source, as keys of words."""
    head = case.head
    if source in {head.discount_rate.source, *(part.figure.source for part in head.rate_parts)}:
        yield "rate"
    taxes = head.taxes
    spans = (*taxes.profit, *taxes.property, *taxes.contributions, *taxes.income, *taxes.loss_carry_forward)
    if any(span.source == source for span in spans):
        yield "taxes"
    if any(each.source == source for each in head.comparators):
        yield "comparators"
