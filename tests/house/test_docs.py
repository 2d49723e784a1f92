"""What is written about the program is true."""

from __future__ import annotations

import re
import runpy
import shutil
from pathlib import Path

import pytest

from appraisal.cli.main import ROOMS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_reference_is_what_the_program_says() -> None:
    """`python docs/make_reference.py` would change nothing."""
    made = runpy.run_path(str(ROOT / "docs" / "make_reference.py"))["reference"]()
    assert (ROOT / "docs" / "reference.md").read_text(encoding="utf-8") == made


def test_the_page_of_the_meeting_is_what_the_journal_says() -> None:
    """`python docs/make_meeting.py` would change nothing: the table of rights is the one that is kept."""
    made = runpy.run_path(str(ROOT / "docs" / "make_meeting.py"))["meeting"]()
    assert (ROOT / "docs" / "meeting.md").read_text(encoding="utf-8") == made


def test_the_readme_names_every_command_and_no_other() -> None:
    """Each command stands in the README, and each that it shows exists."""
    commands = set(ROOMS)
    named = set(re.findall(r"^`?appraisal (\w+)|`appraisal (\w+)|&& appraisal (\w+)", README, re.MULTILINE))
    shown = {name for each in named for name in each if name}
    assert shown == commands


def test_every_link_of_the_readme_leads_somewhere() -> None:
    """Pictures and pages that the README names are in the checkout."""
    for target in re.findall(r"\]\(([^)]+)\)", README):
        assert (ROOT / target).exists(), target


@pytest.mark.parametrize("page", ["architecture", "rules", "side_by_side", "terms", "reference"])
def test_the_readme_leads_to_every_page_of_the_documentation(page: str) -> None:
    """Who reads the README finds what the rules are, what the words mean, every option, and what others need for it."""
    assert f"](docs/{page}.md)" in README


def test_python_in_the_readme_runs_as_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every block of Python runs from the root of a checkout, and shows the engines on plain numbers."""
    blocks = re.findall(r"<!-- python: \w+ -->\n```python\n(.*?)```", README, re.DOTALL)
    assert len(blocks) == README.count("```python")
    code = "".join(blocks)
    for engine in ("rank(table", "choose({", "acceptability(", "npv(0.1"):
        assert f"appraisal.{engine}" in code
    shutil.copytree(ROOT / "sample_projects" / "kuzbass", tmp_path / "sample_projects" / "kuzbass")
    monkeypatch.chdir(tmp_path)
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})  # noqa: S102  it is our own text
    assert (tmp_path / "memo.docx").stat().st_size > 10_000
    said = capsys.readouterr().out
    assert "mencherep" in said  # the case
    assert "sorbents" in said  # plain numbers


def test_the_changelog_has_what_changed_and_why() -> None:
    """The newest version is the package's own, and has entries."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = text.split("\n## ")[1]
    version = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert version is not None
    assert newest.startswith(version[1])
    assert "\n- " in newest


def test_every_rule_that_is_cited_is_explained() -> None:
    """Rules are cited by number in docstrings and tests; docs/rules.md has each, counted without a gap."""
    explained = re.findall(r"^(\d+)\. \*\*", (ROOT / "docs" / "rules.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert explained == [str(number) for number in range(1, len(explained) + 1)]
    cited = set()
    for path in (*(ROOT / "appraisal").rglob("*.py"), *(ROOT / "tests").rglob("*.py")):
        for numbers in re.findall(r"\brules? (\d+(?:(?:, | and )\d+)*)\b", path.read_text(encoding="utf-8")):
            cited |= set(re.findall(r"\d+", numbers))
    assert len(cited) > 10
    assert cited <= set(explained)
