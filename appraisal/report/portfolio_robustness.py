"""Robustness of a portfolio to the weights: the core in sentences, shares of projects, each expert's own portfolio."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.portfolio_robustness import WITHIN
from appraisal.portfolio.acceptability import PortfolioAcceptability
from appraisal.report.blocks import DASH, Cell, Column, Table, cells
from appraisal.report.change import Named
from appraisal.report.panel import quoted
from appraisal.report.ranking import project_columns
from appraisal.robustness.weight_space import WeightSpace
from appraisal.text import Language, number, percent, say

DRAWS, FEW_DRAWS = 10_000, 50
"""Draws of weights if all portfolios are enumerated, and if each takes a solver."""
KINDS = ("core", "borderline", "exterior")


def sampled_portfolios(appraisal: Appraisal, *, weights: WeightSpace, seed: int) -> PortfolioAcceptability:
    """Return how often each project is in the best portfolio over draws of the admissible weights."""
    draws = DRAWS if appraisal.sensitivity.quick else FEW_DRAWS
    return appraisal.portfolio_robustness.acceptability(weights, draws=draws, seed=seed)


def core_known(appraisal: Appraisal) -> bool:
    """Return whether the non-dominated portfolios exist and take no solver."""
    valued = appraisal.selection.objective_values.shares is not None
    return valued and appraisal.sensitivity.quick and appraisal.portfolio.found


def why_not_steady(appraisal: Appraisal, language: Language, *, asked: bool) -> str | None:
    """Say why the portfolio's robustness is unknown, or computed only on request; None if it is known."""
    if appraisal.selection.objective_values.shares is None:
        return say("explain.portfolios.no_value", language)
    if not appraisal.sensitivity.quick and not asked:
        return say("explain.portfolios.not_asked", language)
    return None if appraisal.portfolio.found else say("explain.portfolios.no_portfolio", language)


def portfolio_steadiness(appraisal: Appraisal, language: Language, *, asked: bool) -> tuple[str, ...]:
    """Return the core and what each expert alone would choose; `asked`: whether the reader asked for slow results."""
    why = why_not_steady(appraisal, language, asked=asked)
    return (why,) if why is not None else (*core_sentences(appraisal, language), *_experts(appraisal, language))


def core_sentences(appraisal: Appraisal, language: Language, *, named: Named | None = None) -> Iterator[str]:
    """State how many portfolios admissible weights leave, and which projects are in all, some or none of them.

    Args:
        appraisal: with a portfolio.
        language: of the sentences.
        named: function that names a project; by default its name in quotes.
    """
    robust = appraisal.portfolio_robustness
    core, way = robust.core, "" if robust.core.exact else "_sampled"
    space = say(f"explain.portfolios.space.{robust.space}", language, share=WITHIN)
    yield say(f"explain.portfolios.count{way}", language, n=len(core.portfolios), space=space)
    for kind in KINDS if core.exact else KINDS[:2]:  # a project in none of some portfolios may still be in another
        if projects := getattr(core, kind):
            listed = quoted(appraisal, projects, language) if named is None else list(map(named, projects))
            yield say(f"explain.portfolios.{kind}{way}", language, projects=listed)
        elif kind == "core" or (kind == "borderline" and core.exact):
            yield say(f"explain.portfolios.no_{kind}", language)


def _experts(appraisal: Appraisal, language: Language) -> Iterator[str]:
    experts = appraisal.portfolio_robustness.experts
    if experts is None:
        return
    different = len({each.chosen for each in experts.own})
    key = "same_own" if different == 1 else "differ_own"
    yield say(f"explain.portfolios.{key}", language, n=len(experts.own), different=different)
    if experts.compromise is not None and experts.compromise.found:
        held = quoted(appraisal, appraisal.selection.projects(experts.compromise.chosen), language)
        nothing = [say("explain.portfolios.nothing", language)]
        regret = float(experts.regrets.max(initial=0.0))
        agreed = different == 1 and experts.compromise.chosen == experts.own[0].chosen
        free = "_free" if agreed else ""
        yield say(f"explain.portfolios.compromise{free}", language, projects=held or nothing, regret=regret)


def own_portfolios(
    appraisal: Appraisal, language: Language, *, chosen: Callable[[Sequence[int]], str], note: str = ""
) -> list[Table]:
    """Return the portfolio by each expert's own weights, and the loss of each with the compromise; [] without them.

    Args:
        appraisal: with a portfolio.
        language: of the words.
        chosen: function that names the chosen options.
        note: below the table.
    """
    robust, experts = appraisal.portfolio_robustness, appraisal.portfolio_robustness.experts
    if experts is None:
        return []
    names = {each.key: each.name.to(language) for each in appraisal.effective.council.members}
    regrets = [percent(float(each), language) for each in experts.regrets] or [DASH] * len(experts.own)
    rows = [
        cells(names[key], chosen(each.chosen), regret)
        for key, each, regret in zip(robust.expert_keys, experts.own, regrets, strict=True)
    ]
    marked: frozenset[int] = frozenset()
    if experts.compromise is not None:
        marked = frozenset({len(rows)})
        both = (say("explain.portfolios.column.compromise", language), chosen(experts.compromise.chosen))
        rows.append((*(Cell(text, weight="strong") for text in both), Cell("")))
    columns = (
        Column(say("explain.portfolios.column.expert", language), 3.0),
        Column(say("memo.column.projects", language), 4.0),
        Column(say("explain.portfolios.column.regret", language), 2.0, "right"),
    )
    caption = say("explain.portfolios.own", language)
    return [Table(columns=columns, rows=tuple(rows), caption=caption, note=note, marked=marked)]


def shares_table(appraisal: Appraisal, drawn: PortfolioAcceptability, language: Language) -> list[Table]:
    """Return for each project the share of the portfolios that hold it: non-dominated, drawn, and the experts'."""
    core, own = appraisal.portfolio_robustness.core, appraisal.portfolio_robustness.experts
    shares = {"core": core.core_index, "draws": drawn.projects, **({"experts_share": own.core_index} if own else {})}
    rows = []
    for project in sorted(core.core_index, key=lambda each: (-core.core_index[each], -drawn.projects[each])):
        kind = next(key for key in KINDS if project in getattr(core, key))
        held = [each[project] for each in shares.values()]
        if any(held):
            name, said = appraisal.effective.projects[project].name, say(f"cli.robust.kinds.{kind}", language)
            rows.append(cells(name.to(language), said, *(number(share, "percent", language) for share in held)))
    columns = (
        *project_columns(language, numbered=False),
        Column(say("cli.robust.kind", language), 1.6),
        *(Column(say(f"cli.robust.{key}", language), 1.4, "right") for key in shares),
    )
    caption = say("cli.robust.portfolios", language)
    return [Table(columns=columns, rows=tuple(rows), caption=caption)] if rows else []
