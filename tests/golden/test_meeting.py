"""A whole meeting of seven experts on the sample, held by commands alone, as it was last read and approved."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from appraisal.cli.main import program
from appraisal.paths import sample_folder
from appraisal.text import LANGUAGES, Language
from tests.golden.approved import approved

EXPERTS = {
    "technologist": "Anna Belova",
    "economist": "Boris Gromov",
    "ecologist": "Vera Zimina",
    "engineer": "Gleb Orlov",
    "lawyer": "Darya Yudina",
    "banker": "Egor Titov",
    "chemist": "Zoya Frolova",
}
OFFICES = {
    "head": ("chair", "Irina Sokolova"),
    "second": ("deputy", "Kirill Volkov"),
    "check": ("auditor", "Lev Markin"),
}
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
    """Answer on conflicts of interest, and rule on the one that there is."""
    meeting.run(f"session seat arrive kuzbass-1 head second secretary {' '.join(EXPERTS)}")
    for seat in EXPERTS:
        conflict = ("--conflict", "karakan", "--reason", "Owns shares of the investor.") if seat == "banker" else ()
        meeting.run(f"session conflict declare kuzbass-1 {seat} --rest-none", *conflict)
    for seat in ("head", "second"):
        meeting.run(f"session conflict declare kuzbass-1 {seat} --rest-none")
    meeting.run(
        "session conflict rule kuzbass-1 banker karakan --as head", "--reason", "A shareholder of the investor."
    )
    meeting.run("session show kuzbass-1")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_meeting_held_by_commands_says_what_was_approved(language: Language, tmp_path: Path) -> None:
    """From the first seat to the last check nothing that it prints changes without somebody having read it."""
    meeting = Meeting(tmp_path, language)
    prepared(meeting)
    declared(meeting)
    meeting.run("session round open kuzbass-1 --as head")
    meeting.run("session round close kuzbass-1 --as head")
    meeting.run("session round reveal kuzbass-1 --as head")
    approved(f"meeting/kuzbass-{language}.txt", meeting.text())
