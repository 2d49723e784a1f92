"""The commands about agenda, what-ifs, motions, votes and dissent: what they say, refuse and keep shut."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from appraisal import session_desk
from appraisal.store.sessions import Store
from tests.cli.session.terminal import Terminal
from tests.journal.kuzbass import CASE, met
from tests.meeting.made import EXPERTS

RECUSED = "materials_scientist"


@pytest.fixture
def run(tmp_path: Path) -> Terminal:
    """Hold the meeting up to the reveal of round 1."""
    terminal = Terminal(str(tmp_path / "s.sqlite"))
    _rated(terminal)
    return terminal


def _rated(terminal: Terminal, *, without: str = "") -> None:
    """Put the meeting into a store up to the reveal of round 1, without events of a kind."""
    steps = [each for each in met() if each.event.kind != without]
    with Store.at(terminal.store) as store:
        session_desk.new_session(store, CASE, "k-1", "secretary", [steps[0].event])
        session_desk.say(store, "k-1", [(each.actor, each.for_seat, each.event) for each in steps[1:]])


def told(run: Terminal, *arguments: str) -> Any:
    """Return the document of a command."""
    return json.loads(run(*arguments, "--json"))


def kept(run: Terminal) -> None:
    """Keep three what-ifs and go on to the decision."""
    run("stage", "k-1", "portfolio", "--as", "head")
    run("variant", "keep", "k-1", "base", "--title", "As it stands")
    run("variant", "keep", "k-1", "low", "--title", "Low", "--budget", "60000", "--years", "2015=4000")
    run("variant", "keep", "k-1", "fibre", "--title", "Fibre", "--forced-in", "carbon_fiber")
    run("stage", "k-1", "decision", "--as", "head")
    run("seat", "arrive", "k-1", *EXPERTS)


def moved(run: Terminal) -> None:
    """Put a motion and two amendments."""
    kept(run)
    assert run("motion", "show", "k-1") == "No motion has been put.\n"
    assert run("vote", "show", "k-1") == "No vote has been opened.\n"
    run("motion", "put", "k-1", "whole", "--title", "Whole", "--variant", "base", "--as", "head")
    for key in ("low", "fibre"):
        run("motion", "put", "k-1", key, "--title", key, "--variant", key, "--amends", "whole", "--as", "head")


def vote(run: Terminal, motion: str, in_favour: tuple[str, ...], *more: str, key: str) -> Any:
    """Hold a vote in which some are in favour and the rest of the electorate against; return it."""
    opened = told(run, "vote", "open", "k-1", motion, *more, "--vote", key, "--as", "head")["recorded"][0]
    assert opened["kind"] == "vote_opened"
    electorate = told(run, "vote", "show", "k-1", key)["votes"][0]["electorate"]
    said = [part for seat in electorate for part in ("--in-favour" if seat in in_favour else "--against", seat)]
    run("vote", "cast", "k-1", key, *said)
    run("vote", "close", "k-1", key, "--as", "head")
    return told(run, "vote", "show", "k-1", key)["votes"][0]


def test_the_agenda_opens_the_next_round(run: Terminal) -> None:
    """Its cells are those that `round open` takes, and the table says what the document says."""
    agenda = told(run, "agenda", "k-1")
    assert (agenda["round"], agenda["tolerance"], len(agenda["cells"])) == (1, 2.0, 11)
    assert [group["aside"] for group in agenda["groups"]] == [[], [RECUSED]]
    assert agenda["groups"][0]["cells"][0]["project"] == "mobile_mixes"
    assert "11 cells" in run("agenda", "k-1")
    run("round", "open", "k-1", "--agenda", "--as", "head")
    with Store.at(run.store) as store:
        asked = sorted(store.state("k-1").rounds[1].cells or ())
    assert asked == sorted((each["project"], each["criterion"]) for each in agenda["cells"])


def test_what_ifs_stand_beside_the_case(run: Terminal) -> None:
    """The case comes first; each what-if has its portfolio, what it changes and what differs."""
    kept(run)
    base, low = told(run, "variant", "show", "k-1", "low")["variants"]
    assert (base["variant"], base["portfolio"]["spent"]) == (None, 77_500.0)
    assert (low["variant"], low["portfolio"]["spent"], low["status"]) == ("low", 19_500.0, "optimal")
    assert low["difference"]["enters"] == ["itat", "carbon_fiber"]
    assert low["difference"]["cost"] == -58_000.0
    assert low["changes"]["years"] == {"2015": 4_000.0}
    assert [each["variant"] for each in told(run, "variant", "show", "k-1")["variants"]] == [
        None, "base", "low", "fibre",
    ]  # fmt: skip
    assert "Low" in run("variant", "show", "k-1", language="ru")


def test_a_decision_from_motion_to_dissent(run: Terminal) -> None:
    """The order of voting, a carried whole that conflicted members decide, single votes, condition and dissent."""
    moved(run)
    order = told(run, "motion", "show", "k-1")["order"]
    assert [each["motion"] for each in order] == ["low", "fibre", "whole"]
    assert vote(run, "low", EXPERTS[:2], key="v1")["tally"]["verdict"] == "lost"
    assert vote(run, "fibre", (), key="v2")["aside"] == [RECUSED]
    whole = vote(run, "whole", (RECUSED, *EXPERTS[2:5]), key="v3")
    assert (whole["tally"]["verdict"], whole["without_conflicted"]["verdict"]) == ("carried", "lost")
    assert run.keys("memo", "k-1", "--out", "nowhere", "--format", "html") == ["projects_not_voted"]
    for project in ("karakan", "mencherep", "sorbents", "dalnie_gory"):
        vote(run, "whole", EXPERTS, "--project", project, key=f"on-{project}")
    run("condition", "k-1", "permit", "--motion", "whole", "--text", "A permit.", "--due", "2027-03-01")
    assert "best portfolio" in run("dissent", "k-1", "economist", "--motion", "whole", "--text", "Too large.")
    (motion,) = told(run, "motion", "show", "k-1", "whole")["motions"]
    assert motion["resolution"]["left"] == []
    assert set(motion["resolution"]["by_project"].values()) == {"carried"}
    with Store.at(run.store) as store:
        said = store.state("k-1").dissents["economist", "whole"]
    assert said.portfolio == ("karakan", "itat", "sorbents", "carbon_fiber", "dalnie_gory")
    for language in ("en", "ru"):
        words = run("motion", "show", "k-1", language=language)
        assert "Too large." in words
        assert "2027-03-01" in words
        assert run("vote", "show", "k-1", language=language)


def test_an_annulled_vote_is_repeated_under_the_next_key(run: Terminal) -> None:
    """Without --vote votes are numbered by their motion; two seats annul one."""
    moved(run)
    again = ("vote", "open", "k-1", "low", "--as", "head", "--question", "Less money?")
    run(*again)
    run("vote", "annul", "k-1", "low-1", "--reason", "Misheard.", "--second", "head")
    run(*again)
    votes = told(run, "vote", "show", "k-1")["votes"]
    assert [(each["vote"], each["annulled"]) for each in votes] == [("low-1", "Misheard."), ("low-2", None)]
    assert votes[1]["question"] == "Less money?"
    assert votes[1]["tally"] is None


def test_a_running_vote_tells_nothing(run: Terminal, tmp_path: Path) -> None:
    """Two meetings that differ only in the votes of a running vote print the same, to chair and secretary alike."""
    other = Terminal(str(tmp_path / "other.sqlite"))
    _rated(other)
    for each, choice in ((run, "--in-favour"), (other, "--against")):
        moved(each)
        each("vote", "open", "k-1", "low", "--vote", "v", "--as", "head")
        each("vote", "cast", "k-1", "v", *(part for seat in EXPERTS[:4] for part in (choice, seat)))
    for command in ("agenda", "variant show", "motion show", "vote show", "show"):
        for more in (("--json",), ("--as", "head"), ()):
            assert run(*command.split(), "k-1", *more) == other(*command.split(), "k-1", *more)


def test_what_a_seat_is_recused_from_is_shut(run: Terminal) -> None:
    """A secretary with a conflict on carbon fibre sees neither its ratings, place and cost, nor what names it."""
    moved(run)
    run("conflict", "declare", "k-1", "secretary", "--conflict", "carbon_fiber")
    assert "carbon_fiber" not in run("agenda", "k-1", "--json")
    assert "carbon fiber" not in run("agenda", "k-1")
    variants = told(run, "variant", "show", "k-1")
    assert variants["closed"] == ["fibre"]
    assert [each["variant"] for each in variants["variants"]] == [None, "base", "low"]
    cost = {each["project"]: each["cost"] for each in variants["variants"][2]["portfolio"]["selected"]}
    assert (cost["carbon_fiber"], cost["itat"]) == (None, 5_000.0)
    motions = told(run, "motion", "show", "k-1")
    assert (motions["closed"], [each["motion"] for each in motions["motions"]]) == (["fibre"], ["whole", "low"])
    assert "is not shown" in run("variant", "show", "k-1", "fibre")
    assert "carbon fiber and nanotubes (place" not in run("variant", "show", "k-1")
    assert told(run, "variant", "show", "k-1", "--as", "head")["closed"] == ["fibre"]  # the chair has not answered yet


REFUSED: list[tuple[list[str], tuple[str, ...]]] = [
    (
        [
            "year_limit_unclear",
            "not_in_session",
            "variant_rule_unknown",
            "variant_year_unknown",
            "variant_project_lacks",
        ],
        (
            *("variant", "keep", "k-1", "x", "--title", "X", "--years", "x", "--years", "2040=1"),
            *("--rules-off", "nope", "--forced-in", "boilers", "--forced-in", "nowhere"),
        ),
    ),
    (["key_malformed", "number_too_small"], ("variant", "keep", "k-1", "X!", "--title", "X", "--budget", "-5")),
    (["unknown_objective"], ("variant", "keep", "k-1", "x", "--title", "X", "--objective", "fame")),
    (["in_session_already"], ("variant", "keep", "k-1", "low", "--title", "X")),
    (["not_in_session"], ("variant", "show", "k-1", "nope")),
    (
        ["not_in_session", "not_in_session"],
        ("motion", "put", "k-1", "m", "--title", "M", "--variant", "x", "--amends", "y"),
    ),
    (["not_allowed"], ("motion", "put", "k-1", "m", "--title", "M", "--variant", "low")),
    (["in_session_already"], ("motion", "put", "k-1", "whole", "--title", "M", "--variant", "low", "--as", "head")),
    (["not_in_session"], ("motion", "show", "k-1", "nope")),
    (["not_in_session"], ("vote", "open", "k-1", "nope", "--as", "head")),
    (["amendments_first"], ("vote", "open", "k-1", "whole", "--as", "head")),
    (["not_in_session"], ("vote", "open", "k-1", "whole", "--project", "nope", "--as", "head")),
    (["amendment_out_of_turn"], ("vote", "open", "k-1", "fibre", "--as", "head")),
    (["nobody_voted"], ("vote", "cast", "k-1", "v")),
    (["not_in_session"], ("vote", "cast", "k-1", "v", "--against", "economist")),
    (["not_in_session"], ("vote", "close", "k-1", "v", "--as", "head")),
    (["not_in_session"], ("vote", "show", "k-1", "v")),
    (["not_in_session"], ("vote", "annul", "k-1", "v", "--reason", "So.", "--second", "head")),
    (["date_malformed"], ("condition", "k-1", "c", "--motion", "whole", "--text", "A permit.", "--due", "soon")),
    (["not_in_session"], ("condition", "k-1", "c", "--motion", "nope", "--text", "A permit.", "--due", "2027")),
    (["not_in_session"], ("dissent", "k-1", "economist", "--motion", "nope", "--text", "No.")),
    (["seat_unknown"], ("dissent", "k-1", "nobody", "--motion", "whole", "--text", "No.")),
]


def test_an_agenda_shown_in_part_does_not_speak_of_the_whole(run: Terminal) -> None:
    """A chair who has not answered on conflicts sees no cell, and is not told that there is none."""
    said = run("agenda", "k-1", "--as", "head")
    assert "no cell of the projects shown to this seat" in said
    assert "are not shown" in said
    assert "are not shown" not in run("agenda", "k-1")


def test_each_dissent_of_a_member_stays(run: Terminal) -> None:
    """A dissent from another motion does not take the place of the first."""
    moved(run)
    for motion in ("whole", "low"):
        run("dissent", "k-1", "economist", "--motion", motion, "--text", f"Against {motion}.")
    said = run("motion", "show", "k-1")
    assert "Against whole." in said
    assert "Against low." in said


def test_a_condition_is_due_on_a_day_that_there_is(run: Terminal) -> None:
    """No thirteenth month and no day that its month does not have; a month alone is enough."""
    moved(run)
    said = ("--motion", "whole", "--text", "A permit.", "--due")
    for day in ("2027-13-45", "2027-13", "2027-02-30", "2027-04-31", "2027-00-10"):
        assert run.keys("condition", "k-1", "permit", *said, day) == ["date_malformed"]
    for key, day in (("leap", "2028-02-29"), ("month", "2027-02")):
        run("condition", "k-1", key, *said, day)


def test_what_cannot_be_done_is_said_and_nothing_changes(run: Terminal) -> None:
    """Exit 2 with every problem in both languages; the journal ends where it ended."""
    moved(run)
    with Store.at(run.store) as store:
        before = store.endings()
    for keys, arguments in REFUSED:
        assert run.keys(*arguments) == keys, arguments
        assert run(*arguments, code=2, language="ru")
    with Store.at(run.store) as store:
        assert store.endings() == before


def test_a_vote_after_its_close_does_not_count(run: Terminal) -> None:
    """Neither a seat's vote nor a second close enters the journal; the tally stays as it was told."""
    moved(run)
    closed = vote(run, "low", EXPERTS[:2], key="v1")
    with Store.at(run.store) as store:
        before = store.endings()
        for late in (("cast", "k-1", "v1", "--in-favour", EXPERTS[3]), ("close", "k-1", "v1", "--as", "head")):
            assert "vote_closed_already" in run.keys("vote", *late)
            assert "v1" in run("vote", *late, code=2, language="ru")
        assert store.endings() == before
    assert told(run, "vote", "show", "k-1", "v1")["votes"] == [closed]


def test_before_the_reveal_there_is_no_agenda(run: Terminal, tmp_path: Path) -> None:
    """A session that has not begun to rate says what is missing."""
    other = Terminal(str(tmp_path / "other.sqlite"))
    _rated(other, without="revealed")
    assert other.keys("agenda", "k-1") == ["round_not_revealed"]
