"""Branch coverage of the engine rooms, counted while their own tests run in the one suite.

    python -m pytest -n auto -p tests.branches

The rooms are traced while they are imported, and then only while a test of an engine room, a law, an oracle, a sample
or a room that asks them directly runs: pages, memos and browsers are not slowed down. Each worker sends what its tests
reached to the process that started it. That prints the branches of each room, says where they are too few, and fails
the run where a room has lost its tests. It is for the whole suite: a part of the tests reaches a part of the branches.
"""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import coverage
import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "appraisal"
ROOMS = ("finance", "ranking", "council", "portfolio", "rules", "robustness", "analysis", "figures", "money")
ACROSS = ("laws", "oracles", "samples", "documents", "measures", "ways", "report")
SLOW = ("test_intake_laws.py", "test_ways_laws.py")  # minutes of whole cases, for no branch that others leave
AT_LEAST = 95  # percent of a room's branches that are asked for: where a room has less, a line says so
FAILS_BELOW = 94  # percent under which the run fails: drawn cases reach a branch more or less from run to run
WHOLE = ("portfolio/check.py",)  # what confirms every answer is tested whole

_tracer = coverage.Coverage(
    data_file=None,
    branch=True,
    include=[str(PACKAGE / place) for room in ROOMS for place in (f"{room}.py", f"{room}/*")],
    config_file=str(ROOT / "pyproject.toml"),
)


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """Trace before the first import of the package."""
    _tracer.start()


def pytest_collection_finish() -> None:
    """Stop after the imports."""
    _tracer.stop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Trace the tests of the engine rooms alone."""
    room = item.path.relative_to(ROOT).parts[1].removeprefix("test_").removesuffix(".py")
    if room in {*ROOMS, *ACROSS} and item.path.name not in SLOW:
        _tracer.start()
    try:
        return (yield)
    finally:
        _tracer.stop()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take what a worker's tests reached."""
    reached = getattr(node, "workeroutput", {}).get("branches")  # nothing from a worker that broke down
    if reached is not None:
        sent = coverage.CoverageData(no_disk=True)
        sent.loads(reached)
        _tracer.get_data().update(sent)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Send what was reached to the process that started this one; there, fail the run where it is far too little."""
    _tracer.stop()
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["branches"] = _tracer.get_data().dumps()
    elif failing() and not session.exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the branches of each room, then what is lacking."""
    terminalreporter.section("branches of the engine rooms")
    for room, (reached, all_of_them) in by_room().items():
        terminalreporter.line(f"{room:<12} {reached:>5} of {all_of_them:>5}  {_percent(reached, all_of_them):6.2f} %")
    for line in lacking():
        terminalreporter.line(line, red=True)


def by_room() -> dict[str, tuple[int, int]]:
    """Return for each room the branches that were reached and all that there are."""
    counts: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for name, summary in _files().items():
        room = name.partition("/")[0].removesuffix(".py")
        reached, all_of_them = counts[room]
        counts[room] = reached + summary["covered_branches"], all_of_them + summary["num_branches"]
    return dict(counts)


def failing() -> bool:
    """Return whether a room has lost its tests, or what is to be tested whole is not."""
    return any(_percent(*counts) < FAILS_BELOW for counts in by_room().values()) or bool(_parts())


def lacking() -> list[str]:
    """Return what is less than asked for, one sentence each."""
    rooms = [
        f"{room}: less than {AT_LEAST} % of the branches are tested"
        for room, counts in by_room().items()
        if _percent(*counts) < AT_LEAST
    ]
    return rooms + [f"{name}: not tested whole" for name in _parts()]


def _parts() -> list[str]:
    return [name for name in WHOLE if name not in _files() or _files()[name]["percent_covered"] < 100]


@cache
def _files() -> dict[str, dict[str, Any]]:
    """Return what coverage counts of each file, by its place in the package."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "branches.json"
        _tracer.json_report(outfile=str(told))
        files = json.loads(told.read_text(encoding="utf-8"))["files"]
    places = {(ROOT / name).resolve().relative_to(PACKAGE).as_posix(): each["summary"] for name, each in files.items()}
    return dict(sorted(places.items()))


def _percent(reached: int, all_of_them: int) -> float:
    return 100 * reached / all_of_them if all_of_them else 100.0
