"""Forms for the meeting to fill in, and the data needed to compute the memo again."""

from __future__ import annotations

from appraisal.analysis.titles import status_text
from appraisal.analysis.uncertainty import LEVEL
from appraisal.memo.identity import command, digest, draws
from appraisal.memo.sections.decision import scenario_title
from appraisal.memo.voice import Voice
from appraisal.report.blocks import DASH, BlankForm, Column, KeyValues, Section, paragraph
from appraisal.text import say

_MOST_VOTES = 40  # with more projects the form of votes lists only those in the portfolio


def presence(voice: Voice) -> Section:
    """Return the blank form of those present, with seats for the case's experts, if any."""
    columns = (
        Column(voice.say("forms.member"), 4.0),
        Column(voice.say("forms.present"), 1.6, "center"),
        Column(voice.say("forms.conflict"), 3.4),
        Column(voice.say("forms.signature"), 2.4),
    )
    given = tuple((each.name.to(voice.language),) for each in voice.appraisal.effective.council.members)
    form = BlankForm(columns=columns, count=max(6, len(given)), given=given, caption=voice.say("forms.presence"))
    return Section(
        key="presence",
        title=voice.say("section.presence"),
        new_page=True,
        blocks=(form, paragraph(voice.say("forms.quorum"))),
    )


def votes(voice: Voice) -> Section:
    """Return the blank form of votes, one line for each project to decide on."""
    appraisal = voice.appraisal
    columns = (
        Column(voice.say("column.no"), 0.6, "center"),
        Column(voice.say("column.project"), 5.0),
        Column(voice.say("forms.for"), 1.0, "center"),
        Column(voice.say("forms.against"), 1.0, "center"),
        Column(voice.say("forms.abstained"), 1.4, "center"),
        Column(voice.say("forms.aside"), 2.0, "center"),
    )
    projects = list(appraisal.decision.projects)
    if len(projects) > _MOST_VOTES:
        projects = list(appraisal.selection.projects(appraisal.portfolio.chosen))
    given = tuple((voice.no(project), voice.name(project)) for project in projects)
    form = BlankForm(columns=columns, count=len(given), given=given, caption=voice.say("forms.votes"))
    return Section(key="votes", title=voice.say("section.votes"), blocks=(form, paragraph(voice.say("forms.dissent"))))


def signatures(voice: Voice) -> Section:
    """Return the blank form of signatures."""
    columns = (
        Column(voice.say("forms.role"), 3.0),
        Column(voice.say("forms.name"), 4.0),
        Column(voice.say("forms.signature"), 3.0),
        Column(voice.say("forms.date"), 2.0),
    )
    given = ((voice.say("forms.chair"),), (voice.say("forms.secretary"),))
    form = BlankForm(columns=columns, count=2, given=given)
    return Section(key="signatures", title=voice.say("section.signatures"), blocks=(form,))


def _draws(voice: Voice) -> list[tuple[str, str]]:
    """Return a line for each kind of random draws that was made (rule 12)."""
    made = draws(voice.appraisal)
    if not made:
        return [(voice.say("record.draws"), voice.say("record.no_draws"))]
    lines = []
    for kind, drawn in made.items():
        said = voice.say("record.made", draws=drawn["draws"], seed=drawn["seed"])
        if kind == "places":
            space = voice.say(f"robustness.space.{drawn['space']}")
            said = f"{said}; {space}; {voice.say('record.level', level=voice.percent(LEVEL))}"
        lines.append((voice.say(f"record.draws_of.{kind}"), said))
    return lines


def reproducibility(voice: Voice) -> Section:
    """Return the data of the computation: versions, settings, solver and status, digests, the command."""
    appraisal = voice.appraisal
    best, usual = appraisal.portfolio, voice.say("record.case_budget")
    gap = DASH if best.gap is None else voice.percent(best.gap)
    budget = usual if appraisal.settings.budget is None else voice.money(appraisal.settings.budget)
    pairs = (
        (voice.say("record.digest"), digest(appraisal, voice.held)),
        (voice.say("record.case"), f"{appraisal.case.key}; {appraisal.case.digest}"),
        (voice.say("head.scenario"), scenario_title(voice)),
        (voice.say("record.method"), say(f"ranking.method.{appraisal.settings.method}", voice.language)),
        (voice.say("record.weights"), appraisal.weights_text(voice.language)),
        (voice.say("record.objective"), voice.objective()),
        (voice.say("record.budget"), budget),
        (voice.say("record.solver"), voice.engines(best.confirmed_by or (best.engine,))),
        (voice.say("record.status"), f"{status_text(best, voice.language)}; {voice.say('record.gap', gap=gap)}"),
        *_draws(voice),
        (voice.say("record.versions"), "; ".join(f"{name} {version}" for name, version in voice.versions.items())),
        (voice.say("record.command"), command(appraisal, voice.language, voice.origin)),
    )
    return Section(key="record", title=voice.say("section.record"), blocks=(KeyValues(pairs),))
