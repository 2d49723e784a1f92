"""Motions and amendments: pinned, told by independent appraisals, and ordered by what they move."""

from __future__ import annotations

import pytest

from appraisal.analysis.appraise import appraise
from appraisal.documents.figure import FigureTable
from appraisal.errors import InputError
from appraisal.journal.council import as_case
from appraisal.journal.events.agenda import Item, ItemPutOff
from appraisal.journal.events.rating import FigureCorrected
from appraisal.journal.events.voting import VariantKept
from appraisal.journal.session import Session
from appraisal.meeting.motions import (
    Turn,
    accept_turn,
    changes_of,
    laid_over,
    motion_put,
    overtaken,
    told,
    voting_order,
)
from appraisal.money import thousandths
from appraisal.settings import Settings
from appraisal.ways.edits import Edit, applied
from tests.journal.kuzbass import CASE
from tests.journal.made import taken
from tests.journal.meeting import Step, named
from tests.meeting.made import EXPERTS, amended, council, deciding, put, voted


def test_a_motion_pins_what_is_best() -> None:
    """The event holds the options of the case's best portfolio, in its order."""
    pinned = amended().motions["whole"].portfolio
    best = appraise(council()).portfolio
    assert [(each.project, each.option) for each in pinned] == [(each.project, each.option) for each in best.items]
    motion = told(council(), amended(), "whole")
    assert (motion.holding.cost, motion.difference, motion.still_best) == (best.cost, None, True)


def test_an_amendment_is_the_difference_of_two_independent_appraisals() -> None:
    """What enters, leaves, costs and reaches is read off two appraisals of edited files."""
    edits = [
        Edit(file="rules.toml", keys=("budget", "total"), before=None, after=60_000.0),
        Edit(file="rules.toml", keys=("budget", "years", "2015"), before=None, after=4_000.0),
    ]
    case = applied(council(), edits)
    assert case is not None
    before, after = appraise(council()), appraise(case)
    first, second = ({each.project: each for each in one.portfolio.items} for one in (before, after))
    apart = told(council(), amended(), "smaller").difference
    assert apart is not None
    assert {each.project for each in apart.change.enters} == second.keys() - first.keys()
    assert {each.project for each in apart.change.leaves} == first.keys() - second.keys()
    both = first.keys() & second.keys()
    assert {each.project for each in apart.change.changes_option} == {
        key for key in both if first[key].option != second[key].option
    }
    assert apart.cost == (after.portfolio.cost or 0) - (before.portfolio.cost or 0)
    costs = [{key: each.cost for key, each in one.items()} for one in (first, second)]
    assert apart.moved == sum(abs(costs[1].get(key, 0) - costs[0].get(key, 0)) for key in first.keys() | second.keys())
    totals = [one.selection.totals(one.portfolio.chosen) for one in (before, after)]
    for key, gain in apart.totals.items():
        assert gain == pytest.approx(totals[1][key] - totals[0][key])
    assert {"npv", "jobs", "waste_reduction"} <= apart.totals.keys()


def test_an_amendment_changes_the_motion_before_it() -> None:
    """An amendment to a motion under another objective keeps that objective, and is solved anew with both."""
    session = put(put(deciding(), "whole", "by-npv"), "fibre", "fibre-in", "whole")
    changes = changes_of(session, "fibre")
    assert (changes.objective, changes.forced_in, changes.variant) == ("npv", ("carbon_fiber",), "fibre-in")
    rules = len(council().rules.rules)
    forced = Edit(
        file="rules.toml", keys=("rules", rules), before=None, after={"kind": "mandatory", "projects": ["carbon_fiber"]}
    )
    case = applied(council(), [forced])
    assert case is not None
    by_hand = appraise(case, settings=Settings(objective="npv")).portfolio
    pinned = session.motions["fibre"].portfolio
    assert [(each.project, each.option) for each in pinned] == [(each.project, each.option) for each in by_hand.items]


def test_of_two_what_ifs_the_second_holds() -> None:
    """What the second forces out is not forced in, a year of both is the second's, rules that are off stay."""
    first = VariantKept(
        variant="first", title=named("First"), budget=10.0, years={2015: 1.0, 2016: 2.0}, rules_off=("a",),
        forced_in=("x", "y"), forced_out=("z",), objective="npv", scenario="low",
    )  # fmt: skip
    second = VariantKept(
        variant="second", title=named("Second"), years={2016: 3.0}, rules_off=("b", "a"), forced_in=("z",),
        forced_out=("x",),
    )  # fmt: skip
    assert laid_over(first, second) == VariantKept(
        variant="second", title=named("Second"), budget=10.0, years={2015: 1.0, 2016: 3.0}, rules_off=("a", "b"),
        forced_in=("y", "z"), forced_out=("x",), objective="npv", scenario="low",
    )  # fmt: skip
    assert laid_over(second, first).forced_in == ("x", "y")
    assert laid_over(first, second.model_copy(update={"budget": 0.0})).budget == 0.0


def test_a_motion_without_a_portfolio_is_not_put() -> None:
    """Nor one of a variant that the session does not have; both problems have words."""
    for variant, amends, problem in (
        ("clashing", None, "motion_without_portfolio"),
        ("x", "y", "not_in_session"),
        ("clashing", "whole", "motion_without_portfolio"),
    ):
        with pytest.raises(InputError, match=problem):
            motion_put(council(), amended(), motion="new", title=named("New"), variant=variant, amends=amends)
    with pytest.raises(InputError, match="not_in_session"):
        told(council(), amended(), "x")


def test_the_most_far_reaching_amendment_comes_first() -> None:
    """The order is that of the money moved, summed by hand from the files; the portfolio itself comes last."""
    session = amended()
    full = {key: thousandths(CASE.figure(key, "investment").value or 0.0) for key in CASE.projects}
    karakan_grows = full["karakan"] - thousandths(4_500.0)
    by_hand = {
        "by-npv": full["mencherep"] + full["itat"] + karakan_grows,
        "smaller": full["mencherep"] + full["itat"] + full["carbon_fiber"] + karakan_grows,
    }
    found = {key: told(council(), session, key).difference for key in ("by-npv", "fibre-in", "smaller")}
    moved = {key: each.moved for key, each in found.items() if each is not None}
    assert {key: moved[key] for key in by_hand} == by_hand
    ordered = sorted(moved, key=lambda key: -moved[key])
    assert voting_order(council(), session) == (
        *(Turn(motion=key, on="amendment") for key in ordered),
        Turn(motion="whole", on="portfolio"),
    )


def test_a_vote_out_of_turn_is_refused() -> None:
    """While a more far-reaching amendment waits others are refused; when it is lost or put off the next may come."""
    session = amended()
    order = [each.motion for each in voting_order(council(), session) if each.on == "amendment"]
    accept_turn(council(), session, order[0])
    for later in order[1:]:
        with pytest.raises(InputError, match="amendment_out_of_turn"):
            accept_turn(council(), session, later)
    accept_turn(council(), voted(session, order[0], ()), order[1])
    put_off = Step("head", None, ItemPutOff(item=Item(of="motion", key=order[0]), reason="Later."))
    accept_turn(council(), taken(session, put_off), order[1])
    adopted = voted(session, order[0], EXPERTS)
    accept_turn(council(), adopted, order[1])  # overtaken: the journal refuses it, with the motion that stands now


def test_of_equally_far_amendments_the_first_put_comes_first() -> None:
    """Two amendments that move nothing keep the order in which they were put."""
    session = put(deciding(), "whole", "as-is")
    for key in ("second", "first"):
        session = put(session, key, "as-is", "whole")
    assert [each.motion for each in voting_order(council(), session)] == ["second", "first", "whole"]


def _adopted() -> Session:
    return voted(amended(), "smaller", EXPERTS)


def test_an_adopted_amendment_takes_the_place_of_its_motion() -> None:
    """What waited can only be put again; put to what stands now, it has its turn before the portfolio."""
    session = _adopted()
    assert voting_order(council(), session) == (Turn(motion="smaller", on="portfolio"),)
    assert overtaken(session) == ("by-npv", "fibre-in")
    session = put(session, "again", "fibre-in", "smaller")
    assert changes_of(session, "again").budget == 60_000.0
    assert [(each.motion, each.on) for each in voting_order(council(), session)] == [
        ("again", "amendment"),
        ("smaller", "portfolio"),
    ]
    put_off = Step("head", None, ItemPutOff(item=Item(of="motion", key="by-npv"), reason="Later."))
    assert overtaken(taken(session, put_off)) == ("fibre-in",)


def test_a_decided_motion_has_no_turn() -> None:
    """After the roll call nothing is open, and neither is a motion that is put off."""
    assert overtaken(amended()) == ()
    assert voting_order(council(), voted(_adopted(), "smaller", EXPERTS)) == ()
    put_off = Step("head", None, ItemPutOff(item=Item(of="motion", key="whole"), reason="Later."))
    assert voting_order(council(), taken(amended(), put_off)) == ()
    assert voting_order(council(), deciding()) == ()


def test_a_figure_corrected_after_the_motion_leaves_what_was_put() -> None:
    """The pinned portfolio is told by the figures of today, and said to be the best no more."""
    right = FigureTable(value=1.0, status="claimed")
    wrong = FigureCorrected(project="mencherep", figure="jobs", before=None, after=right, reason="A slip of the pen.")
    session = taken(amended(), Step("secretary", None, wrong))
    case = as_case(CASE, session)
    motion = told(case, session, "whole")
    assert not motion.still_best
    assert "mencherep" in [each.project for each in motion.holding.options]
    assert motion.holding.totals["jobs"] < told(council(), amended(), "whole").holding.totals["jobs"]
