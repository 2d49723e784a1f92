"""A whole meeting of seven experts on the sample, held by commands alone, as it was last read and approved."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from appraisal.analysis.ballots import weights_of
from appraisal.cli.main import program
from appraisal.journal.codes import control_code
from appraisal.paths import sample_folder
from appraisal.store.sessions import Store
from appraisal.text import LANGUAGES, Language
from tests.cli.session.test_ballots import opened
from tests.golden.approved import approved
from tests.journal.kuzbass import CASE, FIT

NAMES = ("Anna Belova", "Boris Gromov", "Vera Zimina", "Gleb Orlov", "Darya Yudina", "Egor Titov", "Zoya Frolova")
EXPERTS = dict(zip((each.key for each in CASE.council.members), NAMES, strict=True))
OFFICES = {
    "head": ("chair", "Irina Sokolova"),
    "second": ("deputy", "Kirill Volkov"),
    "check": ("auditor", "Lev Markin"),
}
BALLOTS = {member.key: ballot for member, ballot in CASE.counted}
CHANGED = {"coal_chemist": 4, "ecologist": 6}  # what two experts say of mobile mixes in round 2
_RECEIPT = re.compile(r"№ (\d+) · \d\d:\d\d:\d\d · [0-9A-Z]{4}-[0-9A-Z]{4}")
_CODE = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}\b")
_TIME = re.compile(r"\d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d")
_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
_DIFFERS = ((_RECEIPT, r"№ \1 · TIME · RECEIPT"), (_CODE, "CODE"), (_TIME, "TIME"), (_DIGEST, "DIGEST"))


class Meeting:
    """Runs commands on one session, and writes down what they say without what differs from run to run."""

    def __init__(self, folder: Path, language: Language) -> None:
        self.folder, self.language, self.said = folder, language, [""]
        self.store = str(folder / "sessions.sqlite")

    def run(self, line: str, *more: str, code: int = 0) -> str:
        """Run `appraisal` with the words of a line and further arguments; the exit code is held to."""
        typed = [*line.split(), *more]
        arguments = [*typed, "--language", self.language]
        if "--session" in typed or typed[0] == "session":
            arguments += ["--store", self.store]
        done = CliRunner().invoke(program(), arguments)
        assert done.exit_code == code, done.output
        said = done.stdout + done.stderr
        shown = " ".join(f'"{each}"' if " " in each else each for each in typed)
        self.said.append(f"$ appraisal {shown}\n{said}".replace(str(self.folder), "FOLDER").rstrip())
        return said

    def text(self) -> str:
        """Return all that was said."""
        whole = "\n\n".join(self.said).lstrip()
        whole = whole.replace(str(sample_folder().parent) + "/", "")
        for pattern, shown in _DIFFERS:
            whole = pattern.sub(shown, whole)
        return whole


def prepared(meeting: Meeting) -> None:
    """Open the session, give the seats and seal the rules."""
    meeting.run(f"session new {sample_folder() / 'kuzbass'}", "--name", "Olga Petrova")
    for seat, (role, name) in OFFICES.items():
        meeting.run(f"session seat give kuzbass-1 {seat} --role {role}", "--name", name)
    for seat, name in EXPERTS.items():
        meeting.run(f"session seat give kuzbass-1 {seat} --role expert", "--name", name)
    meeting.run("session show kuzbass-1")
    meeting.run("session seal kuzbass-1 --written-opinions")


def declared(meeting: Meeting) -> None:
    """Answer on conflicts of interest, and rule on those that there are."""
    meeting.run(f"session seat arrive kuzbass-1 head second secretary {' '.join(EXPERTS)}")
    reason = ("--reason", "Works with the investor.")
    for seat, ballot in BALLOTS.items():
        conflicts = [part for each in ballot.recused for part in ("--conflict", each)]
        meeting.run(
            f"session conflict declare kuzbass-1 {seat} --rest-none", *conflicts, *(reason if conflicts else ())
        )
        for project in ballot.recused:
            meeting.run(f"session conflict rule kuzbass-1 {seat} {project} --as head", *reason)
    for seat in ("head", "second"):
        meeting.run(f"session conflict declare kuzbass-1 {seat} --rest-none")
    meeting.run("session codes kuzbass-1 --shown wall")
    meeting.run("session show kuzbass-1")


def rated(meeting: Meeting) -> None:
    """Hold round 1 on paper: what the experts of the case's file say there, with their weights as points."""
    meeting.run("session round open kuzbass-1 --as head")
    sheets = meeting.folder / "round-1"
    meeting.run(f"session ballots kuzbass-1 --out {sheets}")
    for number, (seat, ballot) in enumerate(BALLOTS.items(), start=1):
        path = sheets / f"kuzbass-1-1-{seat}.xlsx"
        sheet = opened(path, meeting.language).head("sheet_number", f"1-{number}")
        for project, points in ballot.ratings(FIT).items():
            sheet.answer(project, FIT, points)
        if ballot.weights is not None:
            criteria = CASE.criteria_set.criteria
            for key, weight in zip(criteria, weights_of(ballot.weights, criteria), strict=True):
                sheet.weigh(key, points=round(100 * float(weight)))
        sheet.save(path)
    meeting.run("rank --session kuzbass-1")
    meeting.run(f"session ballots kuzbass-1 --in {sheets} --witness second")
    meeting.run(f"session round finish kuzbass-1 {' '.join(EXPERTS)}")
    meeting.run("session log kuzbass-1 --as check")
    meeting.run("session round close kuzbass-1 --as head")
    meeting.run("session round reveal kuzbass-1 --as head")
    meeting.run("session round read kuzbass-1 --as head")
    meeting.run("session agenda kuzbass-1")
    meeting.run("rank --session kuzbass-1")


def rated_again(meeting: Meeting) -> None:
    """Discuss the widest spread, correct a figure, and hold round 2 on what is on the agenda."""
    meeting.run("session item call kuzbass-1 mobile_mixes --as head")
    meeting.run("session minutes kuzbass-1 --item mobile_mixes", "--text", "Is mixing processing? Discussed.")
    meeting.run("session item close kuzbass-1 mobile_mixes --as head")
    meeting.run("session correct kuzbass-1 sorbents jobs 240 --status claimed", "--reason", "A slip of the pen.")
    meeting.run("session agenda kuzbass-1")
    meeting.run("session round open kuzbass-1 --agenda --as head")
    sheets = meeting.folder / "round-2"
    meeting.run(f"session ballots kuzbass-1 --out {sheets}", *(part for seat in CHANGED for part in ("--seat", seat)))
    for number, (seat, points) in enumerate(CHANGED.items(), start=1):
        path = sheets / f"kuzbass-1-2-{seat}.xlsx"
        sheet = opened(path, meeting.language).head("sheet_number", f"2-{number}")
        sheet.answer("mobile_mixes", FIT, points, "The discussion showed another side.").save(path)
    meeting.run(f"session ballots kuzbass-1 --in {sheets} --witness second")
    meeting.run("session round close kuzbass-1 --as head")
    meeting.run("session round reveal kuzbass-1 --as head")
    meeting.run("session agenda kuzbass-1")
    meeting.run("rank --session kuzbass-1")


def decided(meeting: Meeting) -> None:
    """Keep variants, put a motion and two amendments, vote on all, set a condition, hear a dissent."""
    meeting.run("session stage kuzbass-1 portfolio --as head")
    meeting.run("session variant keep kuzbass-1 base", "--title", "As it stands")
    meeting.run("session variant keep kuzbass-1 low --budget 60000 --years 2015=4000", "--title", "A smaller budget")
    meeting.run("session variant keep kuzbass-1 fibre --forced-in carbon_fiber", "--title", "With carbon fibre")
    meeting.run("session variant show kuzbass-1")
    meeting.run("session stage kuzbass-1 decision --as head")
    meeting.run("session motion put kuzbass-1 whole --variant base --as head", "--title", "The best portfolio")
    meeting.run("session motion put kuzbass-1 less --variant low --amends whole --as head", "--title", "Spend less")
    meeting.run(
        "session motion put kuzbass-1 more --variant fibre --amends whole --as head", "--title", "Add the fibre"
    )
    meeting.run("session motion show kuzbass-1")
    free = [seat for seat, ballot in BALLOTS.items() if not ballot.recused]
    vote(meeting, "less", 1, free[:3], [*free[3:], *(seat for seat in EXPERTS if seat not in free)])
    vote(meeting, "more", 1, free[:2], free[2:])
    vote(meeting, "whole", 1, list(EXPERTS)[:5], list(EXPERTS)[5:])
    text = "The grid operator has confirmed the connection."
    meeting.run("session condition kuzbass-1 grid --motion whole --due 2027-03-01", "--text", text)
    meeting.run("session dissent kuzbass-1 ecologist --motion whole", "--text", "The water balance was not shown.")
    meeting.run("session motion show kuzbass-1")


def vote(meeting: Meeting, motion: str, number: int, in_favour: list[str], against: list[str]) -> None:
    """Hold one vote by roll call."""
    meeting.run(f"session vote open kuzbass-1 {motion} --as head")
    said = [part for seat in in_favour for part in ("--in-favour", seat)]
    said += [part for seat in against for part in ("--against", seat)]
    meeting.run(f"session vote cast kuzbass-1 {motion}-{number}", *said)
    meeting.run(f"session vote close kuzbass-1 {motion}-{number} --as head")


def closed(meeting: Meeting) -> None:
    """Issue the memo, sign it by two, correct the record, issue it again, and check everything."""
    meeting.run(f"session memo kuzbass-1 --out {meeting.folder / 'memo'} --format html")
    meeting.run("session sign kuzbass-1 --as head")
    meeting.run("session sign kuzbass-1")
    meeting.run("session show kuzbass-1")
    with Store.at(meeting.store) as store:
        head = control_code(store.journal("kuzbass-1").head)
    meeting.run("session verify kuzbass-1", "--code", head)
    meeting.run("session verify kuzbass-1 --code 0000-0000-0000-0000", code=2)
    meeting.run("session erratum kuzbass-1 3", "--text", "The chair's second name is Ivanovna.")
    meeting.run(f"session memo kuzbass-1 --out {meeting.folder / 'again'} --format html")
    meeting.run(f"session backup kuzbass-1 --out {meeting.folder / 'backup.jsonl'}")
    meeting.run(f"session export kuzbass-1 {meeting.folder / 'case'}")
    meeting.run("session forget kuzbass-1 ecologist")
    meeting.run("session verify kuzbass-1", "--code", head)
    meeting.run("session log kuzbass-1")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_meeting_held_by_commands_says_what_was_approved(language: Language, tmp_path: Path) -> None:
    """From the first seat to the last check nothing that it prints changes without somebody having read it."""
    meeting = Meeting(tmp_path, language)
    for part in (prepared, declared, rated, rated_again, decided, closed):
        part(meeting)
    approved(f"meeting/kuzbass-{language}.txt", meeting.text())
