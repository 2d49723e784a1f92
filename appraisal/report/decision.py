"""The decision on one screen: what is proposed, what it comes to, how sure it is, and what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.candidates import NPV
from appraisal.analysis.outlook import Outlook
from appraisal.analysis.scenarios_beside import money_of
from appraisal.analysis.titles import option_title
from appraisal.figures import Status
from appraisal.measures.project_variant import FULL
from appraisal.money import amount
from appraisal.once import once
from appraisal.report.blocks import DASH
from appraisal.report.brief_money import BriefMoney, brief_money
from appraisal.report.decision_turns import few_names, scenario_title, turns
from appraisal.report.decision_view import DecisionView, Fact, Proposed
from appraisal.rules.funding import COUNCIL_FUND
from appraisal.text import Language, number, say

SHOWN = 7  # most projects by name
_MAIN = 0.5  # share of the money from which one project is the finding


def decision_view(
    appraisal: Appraisal, language: Language, outlook: Outlook | None, *, pending: bool = False
) -> DecisionView:
    """Return the decision on one screen.

    Args:
        appraisal: with any portfolio.
        language: of the words.
        outlook: what takes longer to compute; None without a portfolio, and while it is `pending`.
        pending: whether what takes longer is still being computed, and is to be marked so.
    """
    return _Screen(appraisal=appraisal, language=language, outlook=outlook, pending=pending).view()


@dataclass(frozen=True, kw_only=True)
class _Screen:
    appraisal: Appraisal
    language: Language
    outlook: Outlook | None
    pending: bool

    def say(self, key: str, /, **facts: object) -> str:
        return say(f"decision.{key}", self.language, **facts)

    @once
    def money(self) -> BriefMoney:
        spent = [amount(each) for each in self.asked.values()]
        return brief_money(self.appraisal.effective.head.unit, [sum(spent)], self.language)

    @once
    def asked(self) -> Mapping[str, int]:
        """The money of each proposed project in thousandths, the largest first."""
        return dict(sorted(money_of(self.appraisal).items(), key=lambda each: -each[1]))

    @once
    def totals(self) -> Mapping[str, float]:
        return self.appraisal.selection.totals(self.appraisal.portfolio.chosen)

    @once
    def single(self) -> Mapping[str, float]:
        """The NPV of each proposed project in its option, as far as it is known."""
        chosen, variants = self.appraisal.portfolio.chosen, self.appraisal.selection.choice.variants
        known = {variants[index].project: variants[index].indicators for index in chosen}
        return {project: each.npv for project, each in known.items() if each is not None}

    def brief(self, project: str) -> str:
        return self.appraisal.effective.projects[project].brief.to(self.language)

    def view(self) -> DecisionView:
        if not self.appraisal.portfolio.chosen:
            key = "nothing" if self.appraisal.portfolio.found else "none"
            return DecisionView(
                headline=self.say(key), proposed_title="", gaps=self._gaps(), not_appraised=self._not_appraised()
            )
        listed = list(self.asked)
        more = len(listed[SHOWN:])
        rest = self.money.full(amount(sum(self.asked[each] for each in listed[SHOWN:])))
        return DecisionView(
            headline=self._headline(),
            proposed_title=self._title(),
            unit=self.money.unit,
            proposed=tuple(self._proposed(listed[:SHOWN])),
            more=f"{self.say('more', n=more)}: {rest}" if more else "",
            facts=tuple(self._facts()),
            confidence=self._confidence(),
            gaps=self._gaps(),
            not_appraised=self._not_appraised(),
            turns=turns(self.appraisal, self.language, self.outlook, money=self.money),
            pending=self.pending,
        )

    @property
    def whole(self) -> int:
        return sum(self.asked.values())

    def _of_whole(self, part: int) -> dict[str, object]:
        bare = self.money.bare
        return {"part": bare(amount(part)), "whole": bare(amount(self.whole)), "unit": self.money.unit}

    def _headline(self) -> str:
        first, money = next(iter(self.asked.items()))
        if len(self.asked) > 1 and money >= _MAIN * self.whole:
            key = "one_loses" if self.single.get(first, 0.0) < 0 else "one"
            return self.say(f"headline.{key}", **self._of_whole(money), project=self.brief(first))
        return self.say("headline.many", n=len(self.asked), **self._of_whole(money))

    def _title(self) -> str:
        parts = [self.say("proposed", n=len(self.asked), **self._of_whole(0))]
        budget = self.appraisal.selection.total_budget
        if budget is not None:
            parts[0] += " " + self.say("parts.budget", budget=self.money.full(budget))
        spending = self.appraisal.selection.spending(self.appraisal.portfolio.chosen)
        return ", ".join([*parts, *filter(None, [_span([year for year, each in spending.items() if each])])])

    def _proposed(self, projects: list[str]) -> Iterable[Proposed]:
        candidates, chosen = self.appraisal.candidates, self.appraisal.portfolio.chosen
        index = {candidates.options[each].project: each for each in chosen}
        money = self.money.column(amount(self.asked[each]) for each in projects)
        values = dict(zip(self.single, self.money.column(self.single.values()), strict=True))
        for project, asked in zip(projects, money, strict=True):
            option, requests = candidates.options[index[project]], candidates.requests[COUNCIL_FUND][index[project]]
            years = [year for year, each in zip(candidates.years, requests.tolist(), strict=True) if each]
            full = option.key == FULL
            yield Proposed(
                name=self.brief(project),
                option="" if full else option_title(self.appraisal.effective, option, self.language),
                money=asked,
                share=self.asked[project] / self.whole if self.whole else 0.0,
                years=_span(years) or DASH,
                npv=values.get(project, DASH),
                loses=self.single.get(project, 0.0) < 0,
                marks=tuple(self._marks(project, self.single.get(project))),
            )

    def _marks(self, project: str, npv: float | None) -> Iterable[str]:
        if npv is not None and npv < 0:
            yield self.say("mark.loses")
        others = () if self.outlook is None else self.outlook.scenarios
        changes = [each.change for each in others if each.change is not None]
        out = sum(any(option.project == project for option in each.leaves) for each in changes)
        if out:
            yield self.say("mark.leaves", n=out, all=len(others))

    def _facts(self) -> Iterable[Fact]:
        if NPV in self.totals:
            value = self.totals[NPV]
            note, bad = self._loss()
            yield Fact(title=self.say("fact.npv"), value=self.money.full(value), note=note, bad=bad or value < 0)
        names, criteria = self.appraisal.effective.names, self.appraisal.effective.criteria
        for key in self.appraisal.decision.criteria:
            if key in self.totals and criteria[key].measure != NPV:
                unit = names.unit_beside(key, self.language)
                text = f"{number(self.totals[key], 'figure', self.language)} {unit}".strip().replace(" ", "\u00a0")
                yield Fact(title=names.total(key, self.language), value=text, note=self._assumed(key))

    def _assumed(self, key: str) -> str:
        cells = [self.appraisal.decision.cells[project][key] for project in self.asked]
        return self.say("fact.assumed") if any(each.status is Status.ASSUMED for each in cells) else ""

    def _loss(self) -> tuple[str, bool]:
        """Return the chance of a loss in words, and whether it is the likelier outcome."""
        if self.outlook is None:
            return self.say("pending"), False
        risk = self.outlook.risk
        if risk is None:
            return self.say("fact.no_draws"), False
        key = "no_loss" if risk.loss == 0 else "all_loss" if risk.loss == 1 else "loss"
        if key == "loss" and risk.loss < 0.01:
            key = "loss_small"
        elif key == "loss" and risk.loss > 0.99:
            key = "loss_nearly"
        return self.say(f"fact.{key}", share=risk.loss, draws=risk.draws), risk.loss > 0.5

    def _confidence(self) -> Fact:
        title = self.say("fact.confidence")
        if self.outlook is None:
            return Fact(title=title, value=self.say("pending"))
        known = self.outlook.confidence
        key: str = known.by
        if key in ("assumed", "steady") and self.outlook.core is None:
            key += "_scenarios"
        elif known.scenario is not None and known.scenario.known == "none":
            key = "scenario_none"
        facts = self._of_whole(known.leaving)
        if known.scenario is not None:
            facts["scenario"] = scenario_title(self.appraisal, known.scenario.scenario, self.language)
        return Fact(
            title=title,
            value=self.say(f"level.{known.level}"),
            note=self.say(f"why.{key}", **facts),
            bad=known.level == "low",
        )

    def _lacking(self) -> list[str]:
        return [each for each in self.appraisal.decision.projects if each not in self.appraisal.candidates.projects]

    def _gaps(self) -> Fact | None:
        lacking, everyone = len(self._lacking()), len(self.appraisal.decision.projects)
        if not lacking:
            return None
        value = self.say("gaps.value", n=lacking, all=everyone)
        return Fact(title=self.say("gaps.title"), value=value, note=self.say("gaps.note"), bad=True)

    def _not_appraised(self) -> str:
        lacking = self._lacking()
        names = few_names(self.appraisal, lacking, self.language, most=SHOWN)
        return self.say("gaps.named", projects=names) if lacking else ""


def _span(years: list[int]) -> str:
    return "–".join(map(str, dict.fromkeys((min(years), max(years))))) if years else ""
