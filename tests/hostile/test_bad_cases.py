"""A user's normal day: each fault of a case is a plain message with its place and its mend, and nothing is written."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from appraisal.cli.main import program
from appraisal.paths import sample_folder

Spoil = Callable[[Path], None]


def replace(file: str, old: str, new: str) -> Spoil:
    """Return what replaces a text in a file of the case, which must be there."""

    def spoil(case: Path) -> None:
        path = case / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} has no {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return spoil


def append(file: str, text: str) -> Spoil:
    """Return what adds a text at the end of a file of the case."""

    def spoil(case: Path) -> None:
        path = case / file
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")

    return spoil


def remove(file: str) -> Spoil:
    """Return what takes a file away."""
    return lambda case: (case / file).unlink()


KARAKAN = "projects/karakan.toml"
FAULTS: dict[str, tuple[Spoil, str, str]] = {
    "missing file": (remove("case.toml"), "", "case"),
    "unknown group": (replace(KARAKAN, 'group = "coal_chemistry"', 'group = "coal"'), "karakan.toml", "coal_chemistry"),
    "unknown criterion": (
        replace("council.toml", "sectoral_fit", "sectoral_fits"),
        "council.toml",
        "sectoral_fit",
    ),
    "text in a number": (replace(KARAKAN, "investment = 7500", 'investment = "7,5"'), "karakan.toml", "7,5"),
    "negative cost": (replace(KARAKAN, "investment = 7500", "investment = -7500"), "karakan.toml", "negative"),
    "wrong unit": (
        replace(KARAKAN, "investment = 7500", 'investment = { value = 7500, unit = "RUB" }'),
        "karakan.toml",
        "million RUB",
    ),
    "one of two that are both excluded": (
        append(
            "rules.toml",
            '\n[[rules]]\nkind = "at_least_one_of"\nprojects = ["itat", "karakan"]\n'
            '\n[[rules]]\nkind = "excluded"\nprojects = ["karakan", "itat"]\n',
        ),
        "rules.toml",
        "itat",
    ),
    "an unknown project in a rule": (
        append("rules.toml", '\n[[rules]]\nkind = "mandatory"\nprojects = ["karakhan"]\n'),
        "rules.toml",
        "karakan",
    ),
    "not TOML": (append("rules.toml", "\n= nonsense"), "rules.toml", "row"),
    "a number that is no number": (replace(KARAKAN, "investment = 7500", "investment = nan"), "karakan.toml", "finite"),
    "a year before the base year": (replace(KARAKAN, "[request]\n", "[request]\n1999 = 100\n"), "karakan.toml", "1999"),
}


def run(*arguments: str) -> tuple[int, str]:
    """Run a command; return its exit code and all that it printed."""
    done = CliRunner().invoke(program(), list(arguments))
    return done.exit_code, done.output + (done.stderr or "")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Return a copy of the register of Kuzbass that may be spoiled."""
    return Path(shutil.copytree(sample_folder() / "kuzbass", tmp_path / "case"))


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("command", ["check", "rank", "select", "memo"])
def test_a_fault_is_told_with_its_place_and_mend(case: Path, tmp_path: Path, fault: str, command: str) -> None:
    """Every command that reads the case refuses with exit code 2, names file and mend, and writes nothing."""
    spoil, place, word = FAULTS[fault]
    spoil(case)
    out = tmp_path / "out"
    more = ("--out", str(out)) if command == "memo" else ()
    code, said = run(command, str(case), *more)
    assert code == 2
    assert "Traceback" not in said
    assert place in said
    assert word in said
    assert not out.exists()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_all_faults_are_told_at_once(case: Path, language: str) -> None:
    """Whoever mends a case sees every fault of it in one run, in their language."""
    together = ["unknown group", "negative cost", "one of two that are both excluded", "a year before the base year"]
    for fault in together:
        FAULTS[fault][0](case)
    code, said = run("check", str(case), "--language", language)
    assert code == 2
    assert "coal_chemistry" in said
    assert "1999" in said
    assert said.count("karakan.toml") >= 3
    assert ("mend" not in said) or language == "en"


def test_weights_that_are_all_zero_are_refused(case: Path) -> None:
    """A criteria set whose weights are all zero ranks nothing."""
    own = case / "criteria"
    own.mkdir()
    text = (sample_folder().parent / "criteria" / "standard.toml").read_text(encoding="utf-8")
    head, _, _ = text.partition("[weights]")
    weights = "".join(f"{key} = 0\n" for key in ("npv", "jobs", "waste_reduction", "sectoral_fit"))
    (own / "standard.toml").write_text(f"{head}[weights]\n{weights}", encoding="utf-8")
    code, said = run("check", str(case))
    assert code == 2
    assert "zero" in said
    assert "standard.toml" in said


def test_a_budget_below_the_mandatory_projects_is_infeasible(case: Path) -> None:
    """Rules that no portfolio meets are an answer of their own: exit code 3, the clash and a way out in words."""
    append("rules.toml", '\n[[rules]]\nkind = "mandatory"\nprojects = ["mencherep"]\n')(case)
    code, said = run("select", str(case), "--budget", "20000")
    assert code == 3
    assert "cannot be kept together" in said
    assert "A way out" in said


def test_a_figure_outside_its_bounds_counts_as_the_bound_and_is_named(case: Path) -> None:
    """A value beyond the declared bounds does not stop the appraisal; the remark names project, value and bound."""
    replace("projects/karakan.toml", "value = 4500", "value = 45000")(case)
    replace("projects/karakan.toml", "range = [505, 4500]", "range = [505, 45000]")(case)
    code, said = run("rank", str(case))
    assert code == 0
    assert "outside its declared bounds" in said


HOSTILE = {
    "markup": "<script>alert(1)</script> **bold** [x](javascript:1) ![i](http://e.example/x.png)",
    "formula": "=HYPERLINK(1) +cmd|calc",
    "path": "../../etc/passwd",
    "Cyrillic": "Проект «Ёлка» № 1",
    "300 characters": "x" * 300,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_name_reaches_every_output_as_text(case: Path, tmp_path: Path, kind: str) -> None:
    """Whatever a project is called, ranking, workbook and memo carry the name as text and break nothing."""
    path = case / KARAKAN
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    start = next(i for i, line in enumerate(lines) if line.startswith(("name", "[name]")))
    if lines[start].startswith("[name]"):
        lines[start + 1 : start + 3] = [f"en = {_quoted(HOSTILE[kind])}\n", f"ru = {_quoted(HOSTILE[kind])}\n"]
    else:
        lines[start] = f"name = {_quoted(HOSTILE[kind])}\n"
    path.write_text("".join(lines), encoding="utf-8")
    code, said = run("rank", str(case))
    assert code == 0, said
    assert HOSTILE[kind][:40] in said
    workbook, out = tmp_path / "case.xlsx", tmp_path / "out"
    assert run("convert", str(case), str(workbook))[0] == 0
    assert run("rank", str(workbook))[1].splitlines()[1:] == said.splitlines()[1:]
    code, told = run("memo", str(case), "--out", str(out))
    assert code == 0, told
    page = (out / "memo-en.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert 'src="http' not in page


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def test_a_name_that_is_too_long_is_refused(case: Path) -> None:
    """301 characters are one too many, and the message says how many are allowed."""
    text = (case / KARAKAN).read_text(encoding="utf-8")
    name = next(line for line in text.splitlines() if line.startswith(("name", "en =", "en=")))
    key = name.split("=")[0]
    (case / KARAKAN).write_text(text.replace(name, f'{key}= "{"y" * 301}"', 1), encoding="utf-8")
    code, said = run("check", str(case))
    assert code == 2
    assert "300" in said


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip at all", b"<html></html>", b"\xd0\xcf\x11\xe0old"])
def test_a_workbook_that_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    """An empty file, half a zip, a page and an old workbook under the name of a workbook: plain refusals."""
    book = tmp_path / "case.xlsx"
    book.write_bytes(content)
    code, said = run("rank", str(book))
    assert code == 2
    assert "case.xlsx" in said
    assert "Traceback" not in said
