"""What-ifs that a council keeps, in words and side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from appraisal.analysis.titles import objective_title, status_text
from appraisal.documents.case import INVESTMENT, Case
from appraisal.journal.events.voting import VariantKept
from appraisal.meeting.holdings import Holding
from appraisal.meeting.variants import Varied
from appraisal.money import amount
from appraisal.report.blocks import DASH, Block, Cell, Column, Table, cells, listed
from appraisal.report.change import change_text
from appraisal.report.left_out import not_chosen_for_gaps
from appraisal.report.readings import held_text
from appraisal.report.rules import clash_texts
from appraisal.rules.sentences import sentences
from appraisal.text import Language, number, say
from appraisal.text.typeset import titled


def conditions_text(case: Case, kept: VariantKept | None, language: Language) -> str:
    """Return what a what-if changes of a case, as one sentence.

    Args:
        case: as the council has it.
        kept: the what-if; None for the case as it is.
        language: of the sentence.
    """
    said = [] if kept is None else list(_conditions(case, kept, language))
    return say("meeting.variant.changes", language, changes="; ".join(said) or say("meeting.variant.none", language))


def _conditions(case: Case, kept: VariantKept, language: Language) -> Iterator[str]:
    names = case.names
    money = {"unit": names.unit("money", language)}
    if kept.budget is not None:
        yield say("meeting.variant.budget", language, amount=kept.budget, **money)
    for year, limit in sorted(kept.years.items()):
        key = "year_carry" if case.rules.budget.carry_over else "year"
        yield say(f"meeting.variant.{key}", language, year=str(year), amount=limit, **money)
    said = sentences(case.rules.without_reasons(), language, names=names)
    for rule in kept.rules_off:
        yield say("meeting.variant.rule_off", language, rule=said.get(rule, rule).rstrip("."))
    for key, projects in (("forced_in", kept.forced_in), ("forced_out", kept.forced_out)):
        if projects:
            named = names.project_list(projects, language)
            yield say(f"meeting.variant.{key}", language, n=len(projects), projects=named)
    if kept.objective is not None:
        yield say("meeting.variant.objective", language, objective=objective_title(case, kept.objective, language))
    if kept.scenario is not None:
        yield say("meeting.variant.scenario", language, scenario=case.scenarios[kept.scenario].title)
    if kept.weights:
        yield say("meeting.variant.weights", language, weights=_weights(case, kept.weights, language))


def _weights(case: Case, given: Mapping[str, float], language: Language) -> list[str]:
    """Return weights that were given with any sum as shares, by criterion."""
    whole = sum(given.values())
    return [
        f"{case.criteria[key].title.to(language)} {number(each / whole, 'share', language)}"
        for key, each in given.items()
        if whole
    ]


def variant_blocks(
    case: Case, variants: Sequence[Varied], language: Language, *, projects: frozenset[str] | None = None
) -> tuple[Block, ...]:
    """Return what-ifs side by side: what is chosen, money, totals and proof, and below what each of them changes.

    Args:
        case: as the council has it.
        variants: the case as it is first; every other is compared with it.
        language: of the words.
        projects: those whose places may be shown; None for all.
    """
    names = [_name(each, language) for each in variants]
    held = [each.holding for each in variants]
    table = Table(
        columns=(Column("", 3.0), *(Column(each, 2.0) for each in names)),
        rows=(
            *(_row(row) for row in _chosen(case, variants[0].appraisal.places, held, language, projects)),
            *(_row(row, strong=True) for row in _sums(case, variants, language)),
        ),
        caption=say("meeting.variant.title", language),
    )
    return table, *listed(_notes(case, variants, names, language))


def _name(each: Varied, language: Language) -> str:
    return say("meeting.variant.as_is", language) if each.kept is None else each.kept.title.to(language)


def _row(texts: Sequence[str], *, strong: bool = False) -> tuple[Cell, ...]:
    return tuple(Cell(text, weight="strong") for text in texts) if strong else cells(*texts)


def _chosen(
    case: Case,
    places: Mapping[str, int],
    held: Sequence[Holding | None],
    language: Language,
    projects: frozenset[str] | None,
) -> Iterator[list[str]]:
    """Yield each project that some what-if chooses, with its place at the council's weights."""
    options = [{} if each is None else {option.project: option for option in each.options} for each in held]
    for project, document in case.projects.items():
        if any(project in each for each in options):
            named = document.name.to(language)
            if project in places and (projects is None or project in projects):
                named = say("meeting.variant.placed", language, project=named, place=places[project])
            marks = (
                DASH if holding is None else held_text(case, each.get(project), language)
                for holding, each in zip(held, options, strict=True)
            )
            yield [named, *marks]


def _sums(case: Case, variants: Sequence[Varied], language: Language) -> Iterator[list[str]]:
    names, held = case.names, [each.holding for each in variants]
    unit = names.unit("money", language)

    def each_of(told: Sequence[float | None], style: str) -> list[str]:
        return [DASH if value is None else number(value, style, language) for value in told]

    money = [None if each is None else amount(each.cost) for each in held]
    yield [say("portfolio.readings.spent", language, unit=unit), *each_of(money, "money")]
    for year in sorted({year for each in held if each is not None for year, spent in each.spending.items() if spent}):
        spent = [None if each is None else each.spending.get(year, 0.0) for each in held]
        yield [say("meeting.variant.of_year", language, year=str(year)), *each_of(spent, "money")]
    for key in dict.fromkeys(key for each in held if each is not None for key in each.totals if key != INVESTMENT):
        total = [None if each is None else each.totals.get(key) for each in held]
        yield [titled(names.total(key, language), names.unit(key, language)), *each_of(total, "0")]
    close = [None if each is None else each.closeness for each in held]
    yield [say("meeting.variant.closeness", language), *each_of(close, "2")]
    objectives = (objective_title(case, each.appraisal.settings.objective, language) for each in variants)
    yield [say("meeting.variant.best_by", language), *objectives]
    yield [
        say("meeting.variant.proof", language),
        *(status_text(each.appraisal.portfolio, language) for each in variants),
    ]


def _notes(case: Case, variants: Sequence[Varied], names: Sequence[str], language: Language) -> Iterator[str]:
    """Yield what each what-if changes, what that does to the portfolio, and why there is none."""
    base = variants[0]
    yield from not_chosen_for_gaps(base.appraisal, language)[:1]
    for each, name in zip(variants, names, strict=True):
        facts = {"title": name}
        if each.kept is not None:
            changes = conditions_text(case, each.kept, language)
            apart = each.against(base)
            if apart is not None:
                said = change_text(case, apart.change, language)
                yield say("meeting.variant.against", language, changes=changes, change=said, **facts)
            else:
                yield say("meeting.variant.alone", language, changes=changes, **facts)
        if each.holding is None:
            clashes = clash_texts(each.appraisal, language)
            yield say("meeting.variant.clash", language, clashes=" ".join(clashes), **facts)
