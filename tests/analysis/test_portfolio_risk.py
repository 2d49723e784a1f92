"""The chance that a whole portfolio loses money."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.analysis.portfolio_risk import portfolio_risk
from appraisal.documents.case import Case
from appraisal.measures.risk import simulated
from appraisal.settings import Settings


def test_a_draw_of_the_whole_is_the_sum_of_the_same_draw_of_each_project(base: Appraisal) -> None:
    """All projects meet the same market; the seed gives the same draws again (rule 12)."""
    risk = portfolio_risk(base)
    assert risk is not None
    variants = [base.selection.choice.variants[index] for index in base.portfolio.chosen]
    runs = simulated(variants, draws=base.settings.draws, seed=base.settings.seed)
    assert np.allclose(risk.npv, sum(run.npv for run in runs.values()))
    assert risk.loss == pytest.approx(float((risk.npv < 0).mean()))
    assert (risk.draws, risk.fixed) == (10_000, ())
    again = portfolio_risk(base)
    assert again is not None
    assert (risk.npv == again.npv).all()


def test_a_project_without_ranges_is_the_same_in_every_draw(kuzbass: Case) -> None:
    """Its net present value moves the whole by one constant, and it is named."""
    project = kuzbass.projects["dalnie_gory"]
    assert project.cash_flow is not None
    table = {2014: -1000.0, 2015: 1500.0}
    flow = project.cash_flow.model_validate({"status": "assumed", "table": table})
    stated = replace(
        kuzbass, projects={**kuzbass.projects, "dalnie_gory": project.model_copy(update={"cash_flow": flow})}
    )
    whole = appraise(stated)
    risk = portfolio_risk(whole)
    assert risk is not None
    assert risk.fixed == ("dalnie_gory",)
    chosen = [whole.selection.choice.variants[index] for index in whole.portfolio.chosen]
    runs = simulated([each for each in chosen if each.ranges], draws=10_000, seed=1)
    sure = next(each for each in chosen if each.project == "dalnie_gory").indicators
    assert sure is not None
    assert np.allclose(risk.npv, sum(run.npv for run in runs.values()) + sure.npv)


def test_without_a_portfolio_there_is_no_risk(kuzbass: Case) -> None:
    """Nothing is drawn where nothing can be chosen."""
    assert portfolio_risk(appraise(kuzbass, settings=Settings(budget=100.0))) is None
