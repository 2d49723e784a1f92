"""Rankings by other methods and weights, and changes when a project or an expert is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.leave_one_out import ExpertOut
from appraisal.report.blocks import DASH, Block, Column, Table, cells, paragraph
from appraisal.report.change import change_text
from appraisal.report.ranking import project_cells, project_columns
from appraisal.report.robustness import LISTED
from appraisal.robustness.leave_out import WithoutProject
from appraisal.robustness.methods import Panel
from appraisal.text import Language, number, problem_text, say

_LISTED = 5


def panel_sentences(appraisal: Appraisal, language: Language) -> tuple[str, ...]:
    """Return which projects are first in how many rankings, those always at the top, and the correlations."""
    panel = appraisal.sensitivity.panel
    if panel is None:
        return (say("explain.panel.too_few", language),)
    return tuple(_panel(appraisal, panel, language))


def _panel(appraisal: Appraisal, panel: Panel, language: Language) -> Iterator[str]:
    names = appraisal.effective.projects
    said = [
        say("explain.panel.first", language, project=names[project].name, n=count)
        for project, count in list(panel.firsts.items())[:_LISTED]
    ]
    answers = [each for each in panel.opinions if each.places is not None]
    facts = {"methods": len({each.method for each in answers}), "weights": len({each.weights for each in answers})}
    yield say("explain.panel.firsts", language, n=panel.answered, firsts=said, **facts)
    stay = panel.stays_in_top()
    if stay is not None:
        yield say("explain.panel.stays", language, k=stay[0], projects=quoted(appraisal, stay[1], language))
    else:
        yield say("explain.panel.nobody_stays", language, k=min(10, len(panel.projects) - 1))
    ranked = [(each.tau_b, each) for each in answers[1:] if each.tau_b is not None]
    if ranked:
        low, least = min(ranked, key=lambda pair: pair[0])
        method, weights = (
            say(f"ranking.{kind}.{key}", language)
            for kind, key in (("method", least.method), ("weights", least.weights))
        )
        base = {
            f"base_{kind}": say(f"ranking.{kind}.{key}", language)
            for kind, key in (("method", answers[0].method), ("weights", answers[0].weights))
        }
        high = max(tau for tau, _ in ranked)
        yield say("explain.panel.tau", language, low=low, high=high, method=method, weights=weights, **base)
    for each in panel.opinions:
        if each.problems:
            method, weights = (
                say(f"ranking.method.{each.method}", language),
                say(f"ranking.weights.{each.weights}", language),
            )
            why = " ".join(problem_text(problem, language) for problem in each.problems)
            yield say("explain.panel.unanswered", language, method=method, weights=weights, why=why)


def quoted(appraisal: Appraisal, projects: Sequence[str], language: Language, *, most: int = LISTED) -> list[str]:
    """Return names of projects in quotes; beyond `most`, only the number of the others."""
    names = appraisal.effective.projects
    said = [say("rules.name", language, name=names[project].name.to(language)) for project in projects[:most]]
    return said if len(projects) <= most else [*said, say("explain.bands.more", language, n=len(projects) - most)]


def panel_tables(appraisal: Appraisal, language: Language, *, most: int) -> list[Block]:
    """Return the places of the first `most` projects by every method, a table for each set of weights."""
    panel = appraisal.sensitivity.panel
    if panel is None:
        return []
    shown = [project for project in appraisal.order if project in panel.projects][:most]
    names = [project_cells(appraisal, project, language, numbered=False) for project in shown]
    at = [panel.projects.index(project) for project in shown]
    tables: list[Block] = []
    for weights in dict.fromkeys(each.weights for each in panel.opinions if each.places is not None):
        opinions = [each for each in panel.opinions if each.weights == weights and each.places is not None]
        places = [cells(*(str(each.places[i]) for each in opinions if each.places is not None)) for i in at]
        rows = [(*name, *line) for name, line in zip(names, places, strict=True)]
        for key, values in (("tau", [e.tau_b for e in opinions]), ("correlation", [e.r_w for e in opinions])):
            written = (DASH if each is None else number(each, "2", language) for each in values)
            rows.append(cells(say(f"cli.robust.{key}", language), *written))
        methods = (Column(say(f"ranking.method.{e.method}", language), 1.4, "right") for e in opinions)
        columns = (*project_columns(language, numbered=False), *methods)
        caption = say("cli.robust.panel", language, weights=say(f"ranking.weights.{weights}", language))
        tables.append(Table(columns=columns, rows=tuple(rows), caption=caption))
    if len(shown) < len(panel.projects):
        tables.append(paragraph(say("cli.robust.shown_all", language, n=len(shown), all=len(panel.projects))))
    return tables


def left_out_sentences(appraisal: Appraisal, without: tuple[ExpertOut, ...], language: Language) -> tuple[str, ...]:
    """Return the changes of places when a project leaves, and when an expert does.

    Args:
        appraisal: the appraisal.
        without: what the council would say without each expert.
        language: of the sentences.
    """
    projects = appraisal.sensitivity.projects_out
    return (
        *(_projects(bounds, left, language) for bounds, left in projects.items() if left),
        *(_experts(appraisal, without, language) if appraisal.ballots is not None else ()),
    )


def _projects(bounds: str, left: tuple[WithoutProject, ...], language: Language) -> str:
    moving = [len(each.moves) for each in left if each.moves]
    key = f"explain.left_out.{'somebody' if moving else 'nobody'}_{bounds}"
    return say(key, language, n=len(left), count=len(moving), most=max(moving, default=0))


def _experts(appraisal: Appraisal, without: tuple[ExpertOut, ...], language: Language) -> Iterator[str]:
    names = {each.key: each.name.to(language) for each in appraisal.effective.council.members}
    if not without:
        yield say("explain.left_out.one_expert", language)
        return
    for each in without:
        if each.weights is None:
            yield say("explain.left_out.no_weights", language, expert=names[each.expert])
    answers = [each for each in without if each.weights is not None]
    if appraisal.ranking is not None and answers:
        yield from _places(appraisal, answers, names, language)
    asked = [each for each in answers if each.portfolio is not None]
    changed = dict.fromkeys(each.portfolio for each in asked if each.portfolio)
    for change in changed:
        experts = [names[each.expert] for each in asked if each.portfolio == change]
        said = change_text(appraisal.effective, change, language)
        yield say("explain.left_out.expert_portfolio", language, experts=experts, change=said)
    if asked and not changed:
        yield say("explain.left_out.same_portfolio", language)


def _places(appraisal: Appraisal, answers: list[ExpertOut], names: dict[str, str], language: Language) -> Iterator[str]:
    places = appraisal.place_intervals
    first = {each.project for each in places if each.place == 1}
    unseated = False
    for each in answers:
        after = {move.project for move in each.moves if move.after == 1} | first - {
            move.project for move in each.moves if move.after > 1
        }
        if after != first:
            unseated = True
            listed = quoted(appraisal, sorted(after, key=appraisal.decision.projects.index), language)
            yield say("explain.left_out.expert_first", language, expert=names[each.expert], projects=listed)
    if not unseated:
        yield say("explain.left_out.experts_keep_first", language, n=len(answers))
    count, most, expert = max(
        (
            (len(each.moves), max((abs(m.after - m.before) for m in each.moves), default=0), each.expert)
            for each in answers
        ),
        key=lambda one: one[:2],
    )
    ranked = sum(each.place is not None for each in places)
    if count:
        facts = {"count": count, "n": ranked, "most": most}
        yield say("explain.left_out.expert_moves", language, expert=names[expert], **facts)
    else:
        yield say("explain.left_out.nobody_moves", language, n=len(answers))
