"""From the agenda to dissent: what the commands of a decision say on the sample, as it was last read and approved."""

from __future__ import annotations

from pathlib import Path

import pytest

from appraisal import session_desk
from appraisal.store.sessions import Store
from appraisal.text import LANGUAGES, Language
from tests.golden.approved import approved
from tests.golden.test_meeting import Meeting
from tests.journal.kuzbass import CASE, met
from tests.meeting.made import EXPERTS

ID = "kuzbass-1"
RECUSED = "materials_scientist"


def rated(meeting: Meeting) -> None:
    """Put the session into the store as it is after the reveal of round 1."""
    steps = list(met())
    with Store.at(meeting.store) as store:
        session_desk.new_session(store, CASE, ID, "secretary", [steps[0].event])
        session_desk.say(store, ID, [(each.actor, each.for_seat, each.event) for each in steps[1:]])


def compared(meeting: Meeting) -> None:
    """Show the agenda, keep what-ifs and show them side by side."""
    meeting.run(f"session agenda {ID}")
    meeting.run(f"session stage {ID} portfolio --as head")
    meeting.run(f"session variant keep {ID} base", "--title", "As it stands")
    meeting.run(f"session variant keep {ID} smaller --budget 60000 --years 2015=4000", "--title", "A smaller budget")
    meeting.run(f"session variant keep {ID} fibre --forced-in carbon_fiber", "--title", "With carbon fibre")
    meeting.run(f"session variant keep {ID} no-sorbents --forced-out sorbents", "--title", "Without sorbents")
    meeting.run(
        f"session variant keep {ID} odd --forced-in boilers --rules-off nope --years 2040=1", "--title", "Odd", code=2
    )
    meeting.run(f"session variant show {ID}")


def moved(meeting: Meeting) -> None:
    """Put the base portfolio and two amendments, and show them with the order of voting."""
    meeting.run(f"session stage {ID} decision --as head")
    meeting.run(f"session seat arrive {ID} {' '.join(EXPERTS)}")
    meeting.run(f"session motion put {ID} whole --variant base --as head", "--title", "The base portfolio")
    for key, title in (("fibre", "Add carbon fibre"), ("smaller", "Spend less")):
        meeting.run(f"session motion put {ID} {key} --variant {key} --amends whole --as head", "--title", title)
    meeting.run(f"session motion put {ID} none --variant no-sorbents --as head", "--title", "No sorbents", code=2)
    meeting.run(f"session motion show {ID}")


def voted(meeting: Meeting, motion: str, key: str, in_favour: tuple[str, ...], *aside: str, more: str = "") -> None:
    """Open a vote, record a roll call and close it."""
    meeting.run(f"session vote open {ID} {motion} --vote {key} --as head {more}")
    said = " ".join(
        f"--{'in-favour' if seat in in_favour else 'against'} {seat}" for seat in EXPERTS if seat not in aside
    )
    meeting.run(f"session vote cast {ID} {key} {said}")
    meeting.run(f"session vote close {ID} {key} --as head")


def decided(meeting: Meeting) -> None:
    """Vote on the amendments, on the whole, and one by one; set a condition, record a dissent."""
    meeting.run(f"session vote open {ID} whole --as head", code=2)
    voted(meeting, "smaller", "vote-1", EXPERTS[:2])
    voted(meeting, "fibre", "vote-2", EXPERTS[:3], RECUSED)
    voted(meeting, "whole", "vote-3", (RECUSED, *EXPERTS[2:5]))
    meeting.run(f"session memo {ID} --out nowhere --format html", code=2)
    for number, (project, in_favour) in enumerate(
        (("karakan", EXPERTS), ("mencherep", ()), ("sorbents", EXPERTS), ("dalnie_gory", EXPERTS)), start=4
    ):
        aside = (RECUSED,) if project == "sorbents" else ()
        voted(meeting, "whole", f"vote-{number}", in_favour, *aside, more=f"--project {project}")
    meeting.run(f"session condition {ID} permit --motion whole --due 2027-03-01", "--text", "A permit of the mine.")
    meeting.run(f"session dissent {ID} economist --motion whole", "--text", "Too large for one project.")
    meeting.run(f"session motion show {ID} whole")
    meeting.run(f"session show {ID}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_decision_held_by_commands_says_what_was_approved(language: Language, tmp_path: Path) -> None:
    """Agenda, what-ifs, motions, votes, what is left after single votes, condition and dissent, word by word."""
    meeting = Meeting(tmp_path, language)
    rated(meeting)
    compared(meeting)
    moved(meeting)
    decided(meeting)
    approved(f"meeting/decision-{language}.txt", meeting.text())
