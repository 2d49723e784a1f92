"""Commands that look at a case: check, rank."""

from __future__ import annotations

import typer

from appraisal import desk
from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.analysis.remarks import Remark
from appraisal.cli.asked import AsOf, CasePath, SessionKey, Where, asked
from appraisal.cli.json_ranking import RANK
from appraisal.cli.options import AsJson, CriteriaFolder, Method, ScenarioKey, Speech, WhoseWeights
from appraisal.cli.output import document, lines, refuses_bad_input
from appraisal.cli.render import show
from appraisal.cli.to_json import Walk, Writer
from appraisal.errors import InputError
from appraisal.report.ranking import criteria_table, marks_note, places_note, ranking_table
from appraisal.settings import Settings
from appraisal.text import Language, say


@refuses_bad_input
def check(
    case: CasePath = None,
    criteria: CriteriaFolder = None,
    session: SessionKey = None,
    as_of: AsOf = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Name every problem of a case with its place and its mend; exit 0 when there is none, else 2."""
    report = desk.check_opened(lambda: asked(case, criteria, session, as_of, store).case)
    if report.problems:
        raise InputError(report.problems)
    texts = [_remark(report, scenario, remark, language) for scenario, remark in report.remarks]
    if as_json:
        document(Walk(language=language).document("check", report=report, remarks=texts))
        return
    name = report.case.head.title.to(language) if report.case else ""
    lines(say("cli.sound", language, case=name), *texts)


def _remark(report: desk.Report, scenario: str | None, remark: Remark, language: Language) -> str:
    """Return a remark with the title of the first scenario under which it holds."""
    if scenario is None or report.case is None:
        return remark.text(language)
    under = report.case.scenarios[scenario].title
    return say("remarks.under_scenario", language, scenario=under, remark=remark.text(language))


@refuses_bad_input
def rank(
    case: CasePath = None,
    scenario: ScenarioKey = None,
    method: Method = "topsis",
    weights: WhoseWeights = None,
    criteria: CriteriaFolder = None,
    session: SessionKey = None,
    as_of: AsOf = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Rank the projects; those with gaps get the interval of places that they may take."""
    settings = Settings(method=method, weights=weights)
    appraisal = appraise(asked(case, criteria, session, as_of, store).case, scenario=scenario, settings=settings)
    if as_json:
        document(Writer(appraisal=appraisal, language=language, parts=RANK).document("rank"))
    else:
        show_ranking(appraisal, language)


def show_ranking(appraisal: Appraisal, language: Language) -> None:
    """Print a ranking with its criteria and remarks."""
    seen = appraisal.settings.method == "topsis" and appraisal.evidence.places_at_once
    run = appraisal.evidence.run if seen else None
    heading = say(
        "cli.rank.title",
        language,
        case=appraisal.effective.head.title,
        method=say(f"ranking.method.{appraisal.settings.method}", language),
        weights=appraisal.weights_text(language),
    )
    criteria = criteria_table(appraisal, language, caption=say("cli.rank.criteria", language))
    show(ranking_table(appraisal, language, run, caption=heading), criteria)
    notes = [] if run is None else [places_note(run, language)]
    lines(*notes, marks_note(language), *(remark.text(language) for remark in appraisal.remarks))


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    app.command()(check)
    app.command()(rank)
