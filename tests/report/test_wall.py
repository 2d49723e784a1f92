"""The wall in words, at every moment of a meeting."""

from __future__ import annotations

import pytest

from appraisal.analysis.appraise import appraise
from appraisal.analysis.outlook import outlook
from appraisal.document import Document
from appraisal.journal.accept import after
from appraisal.journal.council import as_case
from appraisal.journal.events.rating import BallotCast
from appraisal.journal.events.voting import VoteCast
from appraisal.journal.session import Session
from appraisal.journal.visible import visible
from appraisal.meeting.motions import told
from appraisal.meeting.variants import Varied, varied
from appraisal.report.decision import decision_view
from appraisal.report.wall import wall_of
from appraisal.report.wall_charts import Bands, Beside, Dots, Progress, Proposal, Votes
from appraisal.report.wall_scene import scene_of
from appraisal.report.wall_view import FACES, Engines, Face, WallView
from appraisal.text import LANGUAGES, Language, say
from tests.journal import meeting
from tests.journal.kuzbass import CASE, FIT
from tests.journal.made import SESSION, entries, taken
from tests.journal.meeting import Step
from tests.meeting.made import CLASHING, SMALLER
from tests.web.wall_meeting import held, scenes

CODE = "K7QX-M2RD-94TZ-HC1P"
NAMES = {each.name.en for each in CASE.council.members}


def engines(state: Session) -> Engines | None:
    """Return what is computed of the sample in a session, with few draws."""
    if state.rules is None:
        return None
    case = as_case(CASE, state)
    return Engines(
        case=case,
        varied=lambda kept: Varied(kept=None, appraisal=appraise(case)) if kept is None else varied(case, kept),
        draws=lambda appraisal: appraisal.evidence.acceptability(draws=200, seed=1),
        screen=lambda appraisal, language: decision_view(appraisal, language, outlook(appraisal)),
        told=lambda motion: told(case, state, motion),
    )


def shown(state: Session, language: Language = "en", face: Face = "council") -> WallView:
    """Return the wall of a session about the sample."""
    return wall_of(visible(state, None), CODE, engines(state), language, face=face)


def test_each_scene_has_its_chart() -> None:
    """The scene follows from the session alone, and its one chart is the one that fits it."""
    charts = {
        "join": None,
        "conflicts": Progress,
        "blind": Progress,
        "closed": None,
        "ranking": Bands,
        "item": Dots,
        "proposal": Proposal,
        "portfolio": Beside,
        "motion": Beside,
        "verdict": Votes,
        "vote": Progress,
        "decision": Proposal,
    }
    assert {scene for scene, _ in held()} == set(charts)
    for scene, state in held():
        view = shown(state)
        assert scene_of(state) == view.scene == scene
        assert (None if view.chart is None else type(view.chart)) == charts[scene]
        assert view.join == (scene in ("join", "conflicts"))
        assert view.foot.endswith(CODE)
        assert len(view.lines) <= 4


def test_progress_counts_what_everybody_may_know() -> None:
    """Answers on conflicts, finished ballots, and votes given are counted; no count rests on what was answered."""
    views = {scene: shown(state) for scene, state in held()}
    assert views["join"].lead == "Seats taken: 0 of 11"
    assert views["conflicts"].chart == Progress(4, 7)
    assert views["blind"].chart == Progress(3, 7)
    assert views["vote"].chart == Progress(4, 7)
    assert views["verdict"].lead == "Lost."
    assert views["decision"].title == "Approved: The proposed portfolio"
    assert any("In favour 4, against 1, abstained 1" in each for each in views["decision"].lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_public_face_names_no_member(language: Language) -> None:
    """No picture of the public face has a name or initials; the council's face says who stands aside and who rated."""
    for _, state in held():
        view = shown(state, language, "public")
        assert not any(name in repr(view) for name in NAMES)
        if isinstance(view.chart, Dots):
            assert {dot.by for row in view.chart.rows for dot in row.dots} == {""}
    item = shown(dict(held())["item"], language)
    assert any("Materials scientist" in each for each in item.lines)
    assert isinstance(item.chart, Dots)
    assert "CC" in {dot.by for row in item.chart.rows for dot in row.dots}


def other(step: Step) -> Step:
    """Return a step of a world in which others rate and vote otherwise."""
    event: Document = step.event
    if isinstance(event, BallotCast) and event.answers:
        return Step(step.actor, step.for_seat, event.model_copy(update={"answers": {FIT: 2.0}}))
    if isinstance(event, VoteCast):
        return Step(step.actor, step.for_seat, event.model_copy(update={"choice": "abstained"}))
    return step


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("face", FACES)
def test_two_worlds_that_differ_in_sealed_answers_have_one_wall(face: Face, language: Language) -> None:
    """Until the reveal, and while a vote runs, the wall is the same whatever members rated or voted."""
    before, compared = Session(key=SESSION), []
    elsewhere: Session | None = Session(key=SESSION)
    for scene, steps, state in scenes():
        if elsewhere is not None:
            elsewhere = taken(elsewhere, *map(other, steps))
        there = taken(before, *map(other, steps)) if scene == "vote" else elsewhere
        if scene in ("ranking", "item"):
            assert elsewhere is None or repr(shown(state, language, face)) != repr(shown(elsewhere, language, face))
            elsewhere = None
        elif there is not None:
            compared.append(scene)
            assert repr(shown(state, language, face)) == repr(shown(there, language, face))
        before = state
    assert compared == ["join", "conflicts", "blind", "closed", "vote"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("face", FACES)
def test_every_moment_of_a_meeting_has_a_wall(face: Face, language: Language) -> None:
    """After each event of a meeting with every kind of event there is a picture, without a case as well."""
    state, found = Session(key=SESSION), set()
    for entry in entries(meeting.signed()):
        state = after(state, entry)
        view = wall_of(visible(state, None), CODE, None, language, face=face)
        found.add(view.scene)
        assert view.title
        assert len(view.lines) <= 4
        assert face == "council" or "Ivanova" not in repr(view)
    assert found == {scene for scene, _ in held()}


def test_letters_stay_letters_on_the_wall() -> None:
    """Where the council is shown by letter, no dot has initials, even if a letter is the key of a seat."""
    rules = meeting.RULES.model_copy(update={"shown": "by_letter", "tolerance": 1.0})
    states = {scene: state for scene, _, state in scenes(rules)}
    chart = shown(states["item"]).chart
    assert isinstance(chart, Dots)
    assert {len(dot.by) for row in chart.rows for dot in row.dots} == {1}
    assert chart.rows[0].wide


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_what_if_is_told_to_be_no_decision(language: Language) -> None:
    """Whatever the chair changes stands beside the base, under a title that says so; what nothing keeps to is told."""
    state = next(state for scene, state in held() if scene == "portfolio")
    for kept, chart in ((SMALLER, Beside), (CLASHING, None)):
        view = wall_of(visible(state, None), CODE, engines(state), language, face="public", what_if=kept)
        assert view.title == say("session.wall.what_if", language)
        assert (None if view.chart is None else type(view.chart)) == chart
        assert view.foot.endswith(CODE)
    assert wall_of(visible(state, None), CODE, None, language, face="public", what_if=SMALLER).chart is None


def test_a_seat_that_stands_aside_gets_a_neutral_wall() -> None:
    """On its device no scene that tells of projects is shown; what is open to it stays as it is for all."""
    titles = {each.name.en for each in CASE.projects.values()}
    for scene, state in held():
        seats = [each.key for each in state.members() if state.rules is not None and state.recused_from_any(each.key)]
        for seat in seats if state.stage != "signed" else ():
            shown_too = wall_of(visible(state, seat), CODE, None, "en", face="council", what_if=SMALLER)
            assert shown_too.scene == "neutral"
            view = wall_of(visible(state, seat), CODE, None, "en", face="council")
            said = " ".join((view.title, view.lead, *view.lines))
            neutral = scene in ("ranking", "portfolio", "motion", "decision")
            assert (view.scene == "neutral") >= neutral, scene
            assert view.scene in ("neutral", scene)
            assert neutral <= (not any(each in said for each in titles))
